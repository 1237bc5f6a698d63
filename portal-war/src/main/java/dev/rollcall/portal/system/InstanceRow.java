package dev.rollcall.portal.system;

import dev.rollcall.portal.health.Strip;
import dev.rollcall.portal.text.Address;
import dev.rollcall.portal.text.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on a card.
 *
 * @param since when it came into its state, if known
 * @param zone where it says that it runs, or empty
 * @param signed whether it proved its name
 * @param remark why it is not healthy, or what else there is to say; may be empty
 * @param checked when it was checked last, if ever
 * @param latency how long that took, such as {@code 3 ms}; empty if there was no answer
 * @param trouble the last thing that went wrong, if anything has
 * @param uptime such as {@code 99.98 %}; empty if not known
 * @param actions what an operator can do with it
 */
public record InstanceRow(
        String instanceId,
        State state,
        @Nullable Moment since,
        Address address,
        String version,
        String zone,
        boolean signed,
        String remark,
        @Nullable Moment checked,
        String latency,
        @Nullable Trouble trouble,
        Strip strip,
        String uptime,
        List<Action> actions) {
    public InstanceRow {
        actions = List.copyOf(actions);
    }
}
