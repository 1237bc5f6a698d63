package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.PlainName;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows that asks whether an action is meant.
 *
 * @param service what people call the instance's service
 * @param objection why it makes no sense now, or empty
 * @param consequences what it will do, the most important first
 * @param reason as typed so far
 * @param error what is wrong with the reason, or empty
 */
public record ActionView(
        Action action,
        String service,
        String instanceId,
        State state,
        String objection,
        List<String> consequences,
        String reason,
        String error) {
    /** What the registry takes. */
    public static final int MAX_REASON = 500;

    public ActionView {
        consequences = List.copyOf(consequences);
    }

    /** The view for an instance; empty if it is not on the roll. */
    public static Optional<ActionView> of(Known known, Action action, String instanceId) {
        return known.roll().entries().stream()
                .filter(entry -> entry.instanceId().equals(instanceId))
                .findFirst()
                .map(entry -> of(entry, new Census(known.roll()), action));
    }

    private static ActionView of(Entry entry, Census census, Action action) {
        Consequences consequences = new Consequences(entry, census);
        return new ActionView(
                action,
                PlainName.of(entry.name()),
                entry.instanceId(),
                entry.state(),
                consequences.objection(action),
                consequences.of(action),
                "",
                "");
    }

    /** The same with a reason as it was typed, and what is wrong with it. */
    public ActionView typed(String text) {
        String stripped = text.strip();
        return new ActionView(
                action, service, instanceId, state, objection, consequences, stripped, error(action, stripped));
    }

    private static String error(Action action, String reason) {
        if (!action.isReasoned()) {
            return "";
        }
        if (reason.isEmpty()) {
            return "Say why, for those who find it so tomorrow.";
        }
        if (reason.length() > MAX_REASON) {
            return "A reason has at most " + MAX_REASON + " characters.";
        }
        return ServiceName.isVisible(reason) ? "" : "A reason is one line, without invisible characters.";
    }
}
