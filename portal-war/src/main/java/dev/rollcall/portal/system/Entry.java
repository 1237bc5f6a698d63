package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on the roll, as the registry tells it.
 *
 * @param version as declared, or empty
 * @param zone where it says that it runs, or empty
 * @param status {@code UP}, {@code SUSPECT} or {@code DOWN}
 * @param statusSince when it became so, if known
 * @param reason why it is not UP, or empty
 * @param degraded what is not as good as it should be although it is UP, or empty
 * @param store which data it works on, a word that means nothing else; empty if it does not say
 * @param signed whether it proved its name
 * @param informed whether it has acknowledged its newest providers
 * @param drain null unless an operator took it out of use
 * @param checkup its latest health check
 */
public record Entry(
        ServiceName name,
        String instanceId,
        String url,
        String version,
        String zone,
        List<ServiceName> requires,
        String status,
        @Nullable Instant statusSince,
        String reason,
        String degraded,
        String store,
        boolean signed,
        boolean informed,
        @Nullable Drain drain,
        Checkup checkup) {

    public Entry {
        requires = List.copyOf(requires);
    }

    /** The state that this adds up to. */
    public State state() {
        return switch (status) {
            case "UP" -> drain != null ? State.DRAINED : degraded.isEmpty() ? State.HEALTHY : State.DEGRADED;
            case "SUSPECT" -> State.FAILING;
            default -> State.DOWN;
        };
    }

    /** Whether its address is given to services that require it. */
    public boolean isOffered() {
        return drain == null && state() != State.DOWN;
    }

    /** Since when it is in its {@link #state()}, if known. */
    public @Nullable Instant since() {
        return drain != null && state() == State.DRAINED ? drain.since() : statusSince;
    }

    /** The same without its latest check. */
    Entry unchecked() {
        return with(degraded, store, Checkup.NONE);
    }

    /** The same with what another registry's latest check found, if that was later. */
    Entry withCheckOf(Entry other) {
        Instant own = checkup.at();
        Instant theirs = other.checkup.at();
        boolean later = theirs != null && (own == null || theirs.isAfter(own));
        return later ? with(other.degraded, other.store, other.checkup) : this;
    }

    private Entry with(String lacks, String data, Checkup latest) {
        return new Entry(
                name,
                instanceId,
                url,
                version,
                zone,
                requires,
                status,
                statusSince,
                reason,
                lacks,
                data,
                signed,
                informed,
                drain,
                latest);
    }
}
