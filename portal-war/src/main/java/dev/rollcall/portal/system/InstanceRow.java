package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Address;
import dev.rollcall.portal.text.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One instance on a card.
 *
 * @param since when it came into its state, if known
 * @param signed whether it proved its name
 * @param remark why it is not healthy, or what else there is to say; may be empty
 */
public record InstanceRow(
        String instanceId,
        State state,
        @Nullable Moment since,
        Address address,
        String version,
        boolean signed,
        String remark) {}
