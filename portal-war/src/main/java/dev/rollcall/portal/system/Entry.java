package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on the roll, as the registry tells it.
 *
 * @param version as declared, or empty
 * @param status {@code UP}, {@code SUSPECT} or {@code DOWN}
 * @param statusSince when it became so, if known
 * @param reason why it is not UP, or empty
 * @param degraded what is not as good as it should be although it is UP, or empty
 * @param signed whether it proved its name
 * @param informed whether it has acknowledged its newest providers
 */
public record Entry(
        ServiceName name,
        String instanceId,
        String url,
        String version,
        List<ServiceName> requires,
        String status,
        @Nullable Instant statusSince,
        String reason,
        String degraded,
        boolean signed,
        boolean informed) {

    public Entry {
        requires = List.copyOf(requires);
    }

    /** The state that this adds up to. */
    public State state() {
        return switch (status) {
            case "UP" -> degraded.isEmpty() ? State.HEALTHY : State.DEGRADED;
            case "SUSPECT" -> State.FAILING;
            default -> State.DOWN;
        };
    }
}
