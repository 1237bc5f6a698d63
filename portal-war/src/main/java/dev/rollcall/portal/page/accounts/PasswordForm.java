package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.text.TypedForm;
import java.util.List;
import java.util.Map;

/**
 * A form with a new password. Passwords are not kept.
 *
 * @param action where it is sent
 * @param user whose password it is
 * @param asksForOld whether the present password must be given too
 * @param languages tags and names of what the person may choose among; empty where that is not asked
 * @param language the tag of the one chosen
 * @param errors sentences by field name
 */
public record PasswordForm(
        String action,
        String user,
        boolean asksForOld,
        List<Choice> languages,
        String language,
        Map<String, String> errors)
        implements TypedForm {
    public static final String OLD = "old";
    public static final String PASSWORD = Passwords.PASSWORD;
    public static final String REPEATED = Passwords.REPEATED;

    public PasswordForm {
        languages = List.copyOf(languages);
        errors = Map.copyOf(errors);
    }

    /** A language: its tag, and what its speakers call it. */
    public record Choice(String tag, String name) {}

    /** Whether this is the first field to be mended. */
    public boolean isFirstError(String field) {
        return List.of(OLD, PASSWORD, REPEATED).stream()
                .filter(errors::containsKey)
                .findFirst()
                .filter(field::equals)
                .isPresent();
    }
}
