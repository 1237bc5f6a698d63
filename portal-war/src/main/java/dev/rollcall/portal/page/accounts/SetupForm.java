package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.text.TypedForm;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The form that creates the first account. Passwords are not kept.
 *
 * @param file where the one-time code can be read
 * @param errors sentences by field name
 */
public record SetupForm(String file, String code, String userName, Map<String, String> errors) implements TypedForm {
    public static final String CODE = "code";
    public static final String USER = Passwords.USER;
    public static final String PASSWORD = Passwords.PASSWORD;
    public static final String REPEATED = Passwords.REPEATED;

    public SetupForm {
        errors = Map.copyOf(errors);
    }

    /** Whether this is the first field to be mended. */
    public boolean isFirstError(String field) {
        return Stream.of(CODE, USER, PASSWORD, REPEATED)
                .filter(errors::containsKey)
                .findFirst()
                .filter(field::equals)
                .isPresent();
    }
}
