package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Sha256;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.Written;
import java.util.UUID;

/**
 * The key of a form that makes or takes back something, in its hidden field {@code key}. It stays the same until that is done, so
 * that a form which is sent again, because no answer came, does nothing twice.
 */
final class FormKey {
    private static final String FIELD = "key";

    private FormKey() {}

    /** The key of a form that is shown for the first time. */
    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The key that a form was sent with. */
    static String of(Visit visit) {
        String sent = visit.parameter(FIELD);
        return sent.matches(Limits.KEY) ? sent : fresh();
    }

    /** The key of one of several things that a form makes, told apart by {@code parts}; the same each time the form is sent. */
    static String derived(String key, String... parts) {
        return Sha256.hex(key + "\n" + String.join("\n", parts));
    }

    /** The key with which the form is shown again: another one once something was made with the first. */
    static String after(Written<?> written, String key) {
        return written instanceof Written.Done<?> || written instanceof Written.Reused<?> ? fresh() : key;
    }
}
