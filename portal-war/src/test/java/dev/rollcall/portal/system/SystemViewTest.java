package dev.rollcall.portal.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");
    private static final ServiceName LIBRARY = new ServiceName("Library");

    private final List<Entry> entries = new ArrayList<>(List.of(
            up(ServiceName.REGISTRY),
            up(ServiceName.LOG),
            up(ServiceName.GRADING, ServiceName.LOG),
            up(ServiceName.PORTAL, ServiceName.GRADING, ServiceName.LOG)));

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
    void aServiceOfOursIsMissedWhenNobodyRegisteredIt() {
        entries.remove(1);

        SystemView view = view();

        assertEquals("3 of 4 services healthy", view.headline());
        assertEquals(
                List.of("Log service: no instance is registered. Log lines wait in the services until it is back."),
                view.concerns());
        assertEquals("not registered", view.services().get(1).stateText());
    }

    @Test
    void aServiceThatSomebodyRequiresIsMissedToo() {
        entries.add(up(LIBRARY, new ServiceName("Printer")));

        SystemView view = view();

        assertEquals("5 of 6 services healthy", view.headline());
        assertEquals(List.of("Printer: no instance is registered. Required by Library."), view.concerns());
        assertFalse(view.services().get(4).requires().get(0).available());
    }

    @Test
    void whatFailsIsSaidWithTimeAndEffect() {
        entries.set(2, entry(ServiceName.GRADING, "g1", "DOWN", Duration.ofMinutes(12), "refused twice"));

        SystemView view = view();

        assertEquals(
                List.of("Grade book: down since 10:42. Students and grades cannot be shown or changed."),
                view.concerns());
        assertEquals("refused twice", view.services().get(2).instances().get(0).remark());
    }

    @Test
    void oneOfTwoInstancesIsToldApart() {
        entries.add(entry(ServiceName.GRADING, "z2", "SUSPECT", Duration.ofMinutes(12), "timed out"));

        SystemView view = view();

        assertEquals(
                List.of("Grade book: 1 of 2 instances failing since 10:42. The others still answer."), view.concerns());
        assertEquals("1 of 2 failing", view.services().get(2).stateText());
        assertEquals(State.FAILING, view.services().get(2).state());
    }

    @Test
    void aDegradedServiceStillAnswers() {
        entries.set(
                1,
                new Entry(
                        ServiceName.LOG,
                        "l1",
                        "http://localhost/log",
                        "",
                        List.of(),
                        "UP",
                        NOW,
                        "",
                        "disk 95 % full",
                        true,
                        true));

        SystemView view = view();

        assertEquals(State.DEGRADED, view.worst());
        assertEquals(List.of("Log service: degraded since 10:54. It still answers."), view.concerns());
    }

    @Test
    void whoRequiresWhomIsSaidBothWays() {
        ServiceCard grading = view().services().get(2);

        assertEquals(List.of(new ServiceCard.Requirement("Log service", true)), grading.requires());
        assertEquals(List.of("Portal"), grading.requiredBy());
    }

    @Test
    void aServiceThatIsDownIsNoProvider() {
        entries.set(1, entry(ServiceName.LOG, "l1", "DOWN", Duration.ZERO, ""));

        assertFalse(view().services().get(2).requires().get(0).available());
    }

    @Test
    void whoWasNotToldItsProvidersIsRemarked() {
        entries.set(
                3,
                new Entry(
                        ServiceName.PORTAL,
                        "p",
                        "http://localhost/portal",
                        "0.1",
                        List.of(),
                        "UP",
                        null,
                        "",
                        "",
                        true,
                        false));

        InstanceRow row = view().services().get(3).instances().get(0);

        assertTrue(row.remark().startsWith("Not yet told"));
    }

    @Test
    void anUnknownStatusIsNotTakenForHealth() {
        entries.set(1, entry(ServiceName.LOG, "l1", "NAPPING", Duration.ZERO, ""));

        assertEquals(State.DOWN, view().worst());
    }

    @Test
    void theRegistrysNoticeIsPassedOn() {
        assertEquals(
                "Probes are stretched.",
                SystemView.of(new Roll("Probes are stretched.", entries), NOW, ZoneOffset.UTC)
                        .notice());
    }

    private SystemView view() {
        return SystemView.of(new Roll("", entries), NOW, ZoneOffset.UTC);
    }

    private static Entry up(ServiceName name, ServiceName... requires) {
        String url = "http://localhost:8080/" + name;
        return new Entry(
                name, name + "-1", url, "0.1.0", List.of(requires), "UP", NOW.minusSeconds(720), "", "", true, true);
    }

    private static Entry entry(ServiceName name, String id, String status, Duration age, String reason) {
        return new Entry(name, id, "http://localhost/x", "", List.of(), status, NOW.minus(age), reason, "", true, true);
    }
}
