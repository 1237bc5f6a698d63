package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instances on the roll, for tests. */
public final class Entries {
    /** When tests take place. */
    public static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");

    static final Audience AUDIENCE = new Audience(Texts.in(Language.ENGLISH), NOW, ZoneOffset.UTC);

    static final Instant SINCE = Instant.parse("2026-11-22T10:42:00Z");

    private Entries() {}

    /** A healthy instance {@code <name>-1}. */
    public static Entry up(ServiceName name, ServiceName... requires) {
        return instance(name, name + "-1", "UP", "", requires);
    }

    /** The four services of Rollcall, healthy, in a list to be changed. */
    public static List<Entry> ours() {
        return new ArrayList<>(List.of(
                up(ServiceName.REGISTRY),
                up(ServiceName.LOG),
                up(ServiceName.GRADING, ServiceName.LOG),
                up(ServiceName.PORTAL, ServiceName.GRADING, ServiceName.LOG)));
    }

    /** An instance that is down. */
    public static Entry down(ServiceName name, String id, String reason) {
        return instance(name, id, "DOWN", reason);
    }

    /** An instance in a state since 10:42. */
    public static Entry instance(ServiceName name, String id, String status, String reason, ServiceName... requires) {
        return new Entry(
                name,
                id,
                "http://localhost:8080/" + id,
                "0.1.0",
                "",
                List.of(requires),
                status,
                SINCE,
                reason,
                "",
                "",
                true,
                true,
                null,
                Checkup.NONE);
    }

    /** An instance that works, but not as it should. */
    public static Entry degraded(ServiceName name, String what) {
        return with(up(name), what, true, null, Checkup.NONE);
    }

    /** The same, taken out of use. */
    public static Entry drained(Entry entry, String by, String reason) {
        return with(entry, entry.degraded(), true, new Drain(by, reason, SINCE), entry.checkup());
    }

    /** The same, which does not know its newest providers. */
    public static Entry uninformed(Entry entry) {
        return with(entry, entry.degraded(), false, entry.drain(), entry.checkup());
    }

    /** The same, which says which data it works on. */
    public static Entry storing(Entry entry, String store) {
        return new Entry(
                entry.name(),
                entry.instanceId(),
                entry.url(),
                entry.version(),
                entry.zone(),
                entry.requires(),
                entry.status(),
                entry.statusSince(),
                entry.reason(),
                entry.degraded(),
                store,
                entry.signed(),
                entry.informed(),
                entry.drain(),
                entry.checkup());
    }

    /** The same, checked just now. */
    public static Entry checked(Entry entry, long millis) {
        return with(entry, entry.degraded(), true, entry.drain(), new Checkup(NOW.minusSeconds(1), millis));
    }

    /** What is known when nothing but a roll is. */
    public static Known known(List<Entry> entries) {
        return known(entries, Map.of(), Stories.NONE);
    }

    /** What is known of instances and of how they were. */
    public static Known known(List<Entry> entries, Map<String, Chart> charts, Stories stories) {
        return new Known(new Roll("", entries), Cluster.NONE, NOW, null, charts, stories);
    }

    /** What is known of instances and of the registries that keep their roll. */
    static Known known(List<Entry> entries, Cluster cluster) {
        return new Known(new Roll("", entries), cluster, NOW, null, Map.of(), Stories.NONE);
    }

    /** The page of that. */
    public static SystemView view(Known known) {
        return SystemView.of(known, AUDIENCE);
    }

    private static Entry with(Entry old, String degraded, boolean informed, Drain drain, Checkup checkup) {
        return new Entry(
                old.name(),
                old.instanceId(),
                old.url(),
                old.version(),
                old.zone(),
                old.requires(),
                old.status(),
                old.statusSince(),
                old.reason(),
                degraded,
                old.store(),
                old.signed(),
                informed,
                drain,
                checkup);
    }
}
