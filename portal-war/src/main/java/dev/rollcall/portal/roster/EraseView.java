package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.ErasureRule;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;

/**
 * A page that asks before a student is erased everywhere.
 *
 * @param section the class whose roster leads here
 * @param name of the student, which is to be typed
 * @param reason as it was typed
 * @param version of the person, sent with the form
 * @param confirmError what is wrong with the typed name; empty for nothing
 * @param reasonError what is wrong with the reason; empty for nothing
 * @param here where the form is sent
 * @param back where nothing is done
 * @param trouble why it was not done; empty before that was tried
 * @param rule what it takes
 * @param asked what was asked for, as a sentence; empty for nothing
 */
public record EraseView(
        SchoolClass section,
        String name,
        String reason,
        long version,
        String confirmError,
        String reasonError,
        String here,
        String back,
        String trouble,
        ErasureRule rule,
        String asked)
        implements OfClass {
    /** The field with the name. */
    public static final String CONFIRM = "confirm";

    /** The field with the reason. */
    public static final String REASON = "reason";

    /** The field with what the page said that its button does. */
    public static final String STEP = "step";

    /** The button that withdraws what was asked for. */
    public static final String WITHDRAW = "withdraw";

    /** The same with what is wrong. */
    public EraseView wrong(String confirm, String why, String sentence) {
        return new EraseView(section, name, reason, version, confirm, why, here, back, sentence, rule, asked);
    }

    /** The same; the next attempt has seen another version. */
    public EraseView seen(long newer) {
        return new EraseView(section, name, reason, newer, confirmError, reasonError, here, back, trouble, rule, asked);
    }

    /** The end of the key of what the button says: erasing at once, asking another one, or agreeing. */
    public String step() {
        if (!rule.approval()) {
            return "do";
        }
        return rule.request() == null ? "ask" : "agree";
    }
}
