package dev.rollcall.portal.system;

import dev.rollcall.kit.PlainText;
import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Texts;
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
    public static Optional<ActionView> of(Known known, Action action, String instanceId, Texts texts) {
        return known.roll().entries().stream()
                .filter(entry -> entry.instanceId().equals(instanceId))
                .findFirst()
                .map(entry -> of(entry, new Census(known.roll()), action, texts));
    }

    private static ActionView of(Entry entry, Census census, Action action, Texts texts) {
        Consequences consequences = new Consequences(entry, census, texts);
        return new ActionView(
                action,
                PlainName.of(entry.name(), texts),
                entry.instanceId(),
                entry.state(),
                consequences.objection(action),
                consequences.of(action),
                "",
                "");
    }

    /** The same with a reason as it was typed, and what is wrong with it. */
    public ActionView typed(String text, Texts texts) {
        String stripped = text.strip();
        return new ActionView(
                action, service, instanceId, state, objection, consequences, stripped, error(action, stripped, texts));
    }

    private static String error(Action action, String reason, Texts texts) {
        if (!action.isReasoned()) {
            return "";
        }
        if (reason.isEmpty()) {
            return texts.say("system.do.why.missing");
        }
        if (reason.length() > MAX_REASON) {
            return texts.say("system.do.why.long", MAX_REASON);
        }
        return PlainText.isPlain(reason) ? "" : texts.say("system.do.why.invisible");
    }
}
