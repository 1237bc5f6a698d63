package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final List<String> journal = new ArrayList<>();
    private final List<FakeRunning> processes = new ArrayList<>();
    private final List<TomcatState> states = new ArrayList<>();
    private boolean answering = true;
    private boolean expected;

    private final Fleet.News news = new Fleet.News() {
        @Override
        public boolean isExpected(Supervised tomcat) {
            return expected;
        }

        @Override
        public void died(Supervised tomcat, Optional<Duration> pause) {
            journal.add(tomcat.name() + " died, again in " + pause.map(Duration::toSeconds));
        }

        @Override
        public void failed(Supervised tomcat, String sentence, Optional<Duration> pause) {
            journal.add(tomcat.name() + " failed: " + sentence + " Again in " + pause.map(Duration::toSeconds));
        }

        @Override
        public void back(Supervised tomcat) {
            journal.add(tomcat.name() + " is back");
        }
    };

    @Test
    void usersOfAServiceAreStoppedBeforeIt() {
        Fleet fleet = fleet("registry", "log", "grading", "portal");

        assertTrue(fleet.stop(Duration.ofSeconds(1)));

        assertEquals(List.of("ask portal", "ask grading", "ask log", "ask registry"), journal);
        assertTrue(states.subList(4, 8).stream().allMatch(state -> state.phase() == Phase.STOPPED));
    }

    @Test
    void severalOfAServiceAreStoppedAtOnce() {
        Fleet fleet = fleet("registry", "registry", "portal", "portal");
        processes.get(3).stubborn();

        assertFalse(fleet.stop(Duration.ZERO));

        assertEquals(List.of("ask portal", "ask portal", "ask registry", "ask registry", "kill portal"), journal);
    }

    @Test
    void stubbornOneHoldsUpNobodyAndIsKilledAtTheEnd() {
        Fleet fleet = fleet("registry", "portal");
        processes.get(1).stubborn();

        assertFalse(fleet.stop(Duration.ZERO));

        assertEquals(List.of("ask portal", "ask registry", "kill portal"), journal);
    }

    @Test
    void oneThatDiesIsStartedAgainAfterAPause() {
        Fleet fleet = ready("log");
        processes.get(0).die(137);

        fleet.step(news);
        assertEquals(List.of("log died, again in Optional[1]"), journal);
        assertEquals(new TomcatState.End(137, BEGIN), last().lastEnd().orElseThrow());
        fleet.step(news);
        assertEquals(1, processes.size());

        after(Duration.ofSeconds(1));
        fleet.step(news);
        assertEquals(2, processes.size());
        assertEquals(Phase.STARTING, last().phase());
        assertEquals(1, last().restarts());

        fleet.step(news);
        assertEquals("log is back", journal.get(1));
        assertEquals(Phase.RUNNING, last().phase());
    }

    @Test
    void oneThatDoesNotAnswerYetIsNotBack() {
        Fleet fleet = ready("log");
        answering = false;
        processes.get(0).die(1);
        fleet.step(news);
        after(Duration.ofSeconds(1));
        fleet.step(news);

        fleet.step(news);

        assertEquals(Phase.STARTING, last().phase());
    }

    @Test
    void thirdDeathWithinFiveMinutesIsTheLast() {
        Fleet fleet = ready("log");
        for (int death = 0; death < 3; death++) {
            processes.get(death).die(1);
            fleet.step(news);
            after(Duration.ofSeconds(10));
            fleet.step(news);
        }

        assertEquals(3, processes.size());
        assertEquals("log died, again in Optional.empty", journal.get(journal.size() - 1));
        assertEquals(Phase.DEAD, last().phase());
        assertFalse(fleet.step(news));
    }

    @Test
    void othersGoOnWhenOneIsGivenUp() {
        Fleet fleet = ready("log", "portal");
        for (int death = 0; death < 3; death++) {
            processes.get(death == 0 ? 0 : death + 1).die(1);
            fleet.step(news);
            after(Duration.ofSeconds(10));
            assertTrue(fleet.step(news));
        }

        assertTrue(fleet.stop(Duration.ofSeconds(1)));
        assertEquals(
                1,
                states.stream().filter(state -> state.phase() == Phase.STOPPED).count());
    }

    @Test
    void deathThatWasWantedIsNone() {
        Fleet fleet = ready("log");
        expected = true;
        processes.get(0).die(143);

        assertTrue(fleet.step(news));

        assertEquals(List.of(), journal);
        assertEquals(Phase.RUNNING, last().phase());
    }

    @Test
    void nothingIsStartedAgainWhileItStops() {
        Fleet fleet = ready("log");
        processes.get(0).die(1);
        fleet.step(news);

        fleet.stop(Duration.ZERO);
        after(Duration.ofMinutes(1));
        fleet.step(news);

        assertEquals(1, processes.size());
    }

    @Test
    void startThatFailsCountsAsADeathAndIsExplained() {
        Fleet fleet = new Fleet(
                List.of(Supervised.start(
                        "log",
                        Addresses.of(War.LOG, NOWHERE),
                        () -> {
                            if (!processes.isEmpty()) {
                                throw FailureException.because("No.");
                            }
                            return launch("log");
                        },
                        () -> true,
                        states::add,
                        BEGIN)),
                now::get);
        processes.get(0).die(1);
        fleet.step(news);
        after(Duration.ofSeconds(1));

        fleet.step(news);

        assertEquals(List.of("log died, again in Optional[1]", "log failed: No. Again in Optional[4]"), journal);
    }

    @Test
    void noneIsLeftRunningWhenOneCannotBeStarted() {
        FailureException failure = assertThrows(
                FailureException.class,
                () -> Fleet.start(List.of(() -> start("registry"), () -> start("log"), () -> refuse()), now::get));

        assertEquals("No.", failure.getMessage());
        assertTrue(processes.stream().noneMatch(FakeRunning::isAlive));
        assertEquals(2, processes.size());
        assertEquals(Phase.STOPPED, last().phase());
    }

    @Test
    void oneThatIsBeingStoppedIsNotReadyAnyLonger() {
        Fleet fleet = fleet("log");
        fleet.stop(Duration.ofSeconds(1));

        fleet.ready();

        assertEquals(Phase.STOPPED, last().phase());
    }

    @Test
    void ofSeveralOfAServiceTheOneIsFoundThatIsMeant() {
        URI second = URI.create("http://127.0.0.1:2/");
        Supervised answers = start("log", NOWHERE, () -> true);
        Supervised silent = start("log", second, () -> false);
        Fleet fleet = new Fleet(List.of(answers, silent), now::get);

        assertEquals(Optional.of(silent), fleet.serving(new Address(War.LOG, second)));
        assertEquals(Optional.of(answers), fleet.serving(new Address(War.LOG, NOWHERE)));
        assertEquals(Optional.empty(), fleet.serving(new Address(War.PORTAL, second)));
        assertEquals(silent, fleet.late());
        assertEquals(answers, new Fleet(List.of(answers, answers), now::get).late());
    }

    private Supervised refuse() {
        throw FailureException.because("No.");
    }

    private Fleet ready(String... names) {
        Fleet fleet = fleet(names);
        fleet.ready();
        return fleet;
    }

    private Fleet fleet(String... names) {
        List<Supervised> tomcats = new ArrayList<>();
        for (String name : names) {
            tomcats.add(start(name));
        }
        return new Fleet(tomcats, now::get);
    }

    private Supervised start(String name) {
        return start(name, NOWHERE, () -> answering);
    }

    private Supervised start(String name, URI address, BooleanSupplier answers) {
        Addresses addresses = Addresses.of(War.of(name).orElseThrow(), address);
        return Supervised.start(name, addresses, () -> launch(name), answers, states::add, BEGIN);
    }

    private Running launch(String name) {
        FakeRunning process = new FakeRunning(name, processes.size() + 1L, journal);
        processes.add(process);
        return process;
    }

    private TomcatState last() {
        return states.get(states.size() - 1);
    }

    private void after(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }
}
