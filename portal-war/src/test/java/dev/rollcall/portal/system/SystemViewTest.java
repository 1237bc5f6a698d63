package dev.rollcall.portal.system;

import static dev.rollcall.portal.system.Entries.NOW;
import static dev.rollcall.portal.system.Entries.checked;
import static dev.rollcall.portal.system.Entries.degraded;
import static dev.rollcall.portal.system.Entries.down;
import static dev.rollcall.portal.system.Entries.drained;
import static dev.rollcall.portal.system.Entries.instance;
import static dev.rollcall.portal.system.Entries.known;
import static dev.rollcall.portal.system.Entries.uninformed;
import static dev.rollcall.portal.system.Entries.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemViewTest {
    private static final ServiceName LIBRARY = new ServiceName("Library");

    private final List<Entry> entries = Entries.ours();

    @Test
    void allIsWell() {
        SystemView view = view();

        assertEquals("4 of 4 services healthy", view.headline());
        assertEquals(State.HEALTHY, view.worst());
        assertEquals(List.of(), view.concerns());
        assertEquals(
                List.of("Registry", "Log service", "Grade book", "Portal"),
                view.services().stream().map(ServiceCard::plainName).toList());
    }

    @Test
    void germansAreToldInGerman() {
        entries.set(2, down(ServiceName.GRADING, "g1", "connection refused"));
        entries.remove(1);

        Audience germans = new Audience(Texts.in(Language.GERMAN), Entries.NOW, ZoneOffset.UTC);
        SystemView view = SystemView.of(Entries.known(entries), germans);

        assertEquals("2 von 4 Diensten in Ordnung", view.headline());
        assertEquals(
                "Protokolldienst: keine Instanz ist angemeldet",
                view.concerns().get(0).what());
        assertEquals(
                "Die letzte Prüfung: connection refused.",
                view.concerns().get(1).cause());
    }

    @Test
    void aServiceOfOursIsMissedWhenNobodyRegisteredIt() {
        entries.remove(1);

        SystemView view = view();

        assertEquals("Log service: no instance is registered", view.headline());
        assertEquals(
                "Log lines wait in the services until it is back.",
                view.concerns().get(0).effect());
        assertEquals("not registered", view.services().get(1).stateText(Texts.in(Language.ENGLISH)));
    }

    @Test
    void aGradeBookThatThePortalDoesNotRequireIsNotMissed() {
        entries.subList(2, 4).clear();
        entries.add(up(ServiceName.PORTAL, ServiceName.LOG));

        assertEquals("3 of 3 services healthy", view().headline());
    }

    @Test
    void aServiceThatSomebodyRequiresIsMissedToo() {
        entries.add(up(LIBRARY, new ServiceName("Printer")));

        SystemView view = view();

        assertEquals(6, view.size());
        assertEquals("Required by Library.", view.concerns().get(0).effect());
        assertFalse(view.services().get(4).requires().get(0).available());
    }

    @Test
    void whatFailsIsSaidWithTimeCauseEffectAndAction() {
        entries.set(2, down(ServiceName.GRADING, "g1", "connection refused"));

        SystemView view = view();

        assertEquals("Grade book: down since 10:42", view.headline());
        assertEquals(
                new Concern(
                        State.DOWN,
                        "GradingService",
                        "Grade book: down since 10:42",
                        "The latest check: connection refused.",
                        "Students and grades cannot be shown or changed.",
                        "Read its log and start it again."),
                view.concerns().get(0));
        assertEquals(
                "connection refused", view.services().get(2).instances().get(0).remark());
    }

    @Test
    void oneOfTwoInstancesIsToldApart() {
        entries.add(instance(ServiceName.GRADING, "z2", "SUSPECT", "timed out"));

        SystemView view = view();

        assertEquals("Grade book: 1 of 2 instances failing since 10:42", view.headline());
        assertEquals("The others still answer.", view.concerns().get(0).effect());
        assertEquals("1 of 2 failing", view.services().get(2).stateText(Texts.in(Language.ENGLISH)));
        assertEquals("z2", view.services().get(2).instances().get(0).instanceId(), "those in trouble come first");
    }

    @Test
    void severalTroublesAreCountedAndTheWorstComesFirst() {
        entries.set(1, degraded(ServiceName.LOG, "disk 95 % full"));
        entries.set(2, down(ServiceName.GRADING, "g1", ""));

        SystemView view = view();

        assertEquals("2 of 4 services healthy", view.headline());
        assertEquals(State.DOWN, view.worst());
        assertEquals(
                List.of(State.DOWN, State.DEGRADED),
                view.concerns().stream().map(Concern::state).toList());
    }

    @Test
    void aDegradedServiceStillAnswersAndSaysWhatItLacks() {
        entries.set(1, degraded(ServiceName.LOG, "disk 95 % full"));

        Concern concern = view().concerns().get(0);

        assertEquals("It says: disk 95 % full.", concern.cause());
        assertEquals("It still answers.", concern.effect());
    }

    @Test
    void whoRequiresWhomIsSaidBothWays() {
        ServiceCard grading = view().services().get(2);

        assertEquals(List.of(new ServiceCard.Requirement("Log service", true)), grading.requires());
        assertEquals(List.of("Portal"), grading.requiredBy());
    }

    @Test
    void aServiceThatIsDownIsNoProvider() {
        entries.set(1, down(ServiceName.LOG, "l1", ""));

        assertFalse(view().services().get(2).requires().get(0).available());
    }

    @Test
    void oneOfTwoOutOfUseIsNoTrouble() {
        entries.add(drained(instance(ServiceName.GRADING, "g2", "UP", ""), "mia", "update"));

        SystemView view = view();

        assertEquals("4 of 4 services healthy", view.headline());
        InstanceRow row = view.services().get(2).instances().get(0);
        assertEquals(State.DRAINED, row.state());
        assertEquals("Taken out of use by mia: update.", row.remark());
        assertEquals(List.of(Action.CHECK, Action.UNDRAIN), row.actions());
    }

    @Test
    void aServiceThatIsOutOfUseAsAWholeIsMissed() {
        entries.set(2, drained(entries.get(2), "mia", ""));

        SystemView view = view();

        assertEquals("Grade book: out of use since 10:42", view.headline());
        assertEquals("Taken out of use by mia.", view.concerns().get(0).cause());
        assertFalse(view.services().get(3).requires().get(0).available());
    }

    @Test
    void onlyWhatIsDownCanBeRemoved() {
        entries.set(2, down(ServiceName.GRADING, "g1", ""));

        assertTrue(view().services().get(2).instances().get(0).actions().contains(Action.REMOVE));
        assertFalse(view().services().get(1).instances().get(0).actions().contains(Action.REMOVE));
    }

    @Test
    void theLatestCheckIsShownWithItsAge() {
        entries.set(1, checked(entries.get(1), 3));

        InstanceRow row = view().services().get(1).instances().get(0);

        assertEquals("1 s", row.checked().ago());
        assertEquals("3 ms", row.latency());
        assertNull(view().services().get(0).instances().get(0).checked());
    }

    @Test
    void whoWasNotToldItsProvidersIsRemarked() {
        entries.set(3, uninformed(entries.get(3)));

        assertTrue(view().services().get(3).instances().get(0).remark().startsWith("Not yet told"));
    }

    @Test
    void anUnknownStatusIsNotTakenForHealth() {
        entries.set(1, instance(ServiceName.LOG, "l1", "NAPPING", ""));

        assertEquals(State.DOWN, view().worst());
    }

    @Test
    void theRegistrysNoticeIsPassedOn() {
        Known known =
                new Known(new Roll("Probes are stretched.", entries), Cluster.NONE, NOW, null, Map.of(), Stories.NONE);

        assertEquals(
                "Probes are stretched.", SystemView.of(known, Entries.AUDIENCE).notice());
    }

    @Test
    void aRegistryAloneHasNothingToSayOfOthers() {
        assertNull(view().cluster());
    }

    @Test
    void severalRegistriesSayHowTheyWorkTogether() {
        ClusterView cluster = Entries.view(known(entries, cluster(3))).cluster();

        assertEquals("All 3 registries work together.", cluster.summary());
        assertEquals(
                List.of(
                        new ClusterView.Row("r1:7800", "ok", "works"),
                        new ClusterView.Row("r2:7800", "ok", "works, told this page"),
                        new ClusterView.Row("r3:7800", "warn", "learns the roll")),
                cluster.members());
        assertEquals("5 of 12 instances; the others share the rest", cluster.share());
        assertEquals("r1:7800 left", cluster.views().get(0).what());
        assertEquals("10:42", cluster.views().get(0).at().shortly());
        assertEquals("met again; r1:7800, r2:7800 came", cluster.views().get(1).what());
    }

    @Test
    void theNewestCheckOfAnyRegistryCounts() {
        Entry log = entries.get(1);
        Roll own = new Roll("", List.of(checked(entries.get(0), 3), log));
        Roll other = new Roll("", List.of(entries.get(0), checked(degraded(ServiceName.LOG, "disk 95 % full"), 7)));

        Roll both = own.withChecksOf(List.of(other));

        assertEquals(3L, both.entries().get(0).checkup().millis());
        assertEquals("disk 95 % full", both.entries().get(1).degraded());
        assertEquals(both.entries(), both.withChecksOf(List.of(own)).entries(), "an older one changes nothing");
    }

    @Test
    void aRegistryThatTheOthersDoNotReachIsTheHeadline() {
        SystemView view = Entries.view(known(entries, cluster(4)));

        assertEquals("Registry: 1 of 4 not reached by the others since 10:42", view.headline());
        assertEquals(
                new Concern(
                        State.DEGRADED,
                        "RegistryService",
                        "Registry: 1 of 4 not reached by the others since 10:42",
                        "It does not run, or the line between them is cut.",
                        "The others know all it was told and go on; nobody else notices.",
                        "Start it again, or see to the line between them; it learns what it has missed by itself."),
                view.concerns().get(0));
        assertEquals("3 of 4 registries work together.", view.cluster().summary());
    }

    @Test
    void whatTheRollSaysOfARegistryIsNotSaidTwice() {
        entries.set(0, down(ServiceName.REGISTRY, "r1", "connection refused"));

        SystemView view = Entries.view(known(entries, cluster(4)));

        assertEquals(1, view.concerns().size());
        assertEquals(
                "The latest check: connection refused.", view.concerns().get(0).cause());
    }

    private static Cluster cluster(int configured) {
        return new Cluster(
                "b",
                configured,
                List.of(
                        new Cluster.Member("a", "r1:7800", true),
                        new Cluster.Member("b", "r2:7800", true),
                        new Cluster.Member("c", "r3:7800", false)),
                5,
                12,
                Duration.ofMillis(3),
                1,
                List.of(
                        new Cluster.View(NOW.minusSeconds(900), true, List.of("r1:7800", "r2:7800"), List.of()),
                        new Cluster.View(Entries.SINCE, false, List.of(), List.of("r1:7800"))));
    }

    @Test
    void howItWasIsShownWhileTheRegistryIsAway() {
        SystemView view = Entries.view(known(entries).away(NOW.minusSeconds(30)));

        assertEquals("10:53", view.awaySince().shortly());
        assertEquals(4, view.services().size());
    }

    @Test
    void aCrowdIsCutAndCounted() {
        for (int i = 0; i < 70; i++) {
            entries.add(instance(LIBRARY, "b" + i, i == 69 ? "DOWN" : "UP", ""));
        }

        ServiceCard library = view().services().get(4);

        assertEquals(20, library.more());
        assertEquals(State.DOWN, library.instances().get(0).state());
        assertEquals("down", library.stateText(Texts.in(Language.ENGLISH)));
    }

    private SystemView view() {
        return Entries.view(known(entries));
    }
}
