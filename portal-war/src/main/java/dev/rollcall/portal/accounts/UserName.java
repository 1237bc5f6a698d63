package dev.rollcall.portal.accounts;

import java.util.regex.Pattern;

/**
 * The name with which a person logs in: 1 to 64 small letters, digits and {@code . _ - @}, beginning with a letter or a
 * digit. Capital letters are refused, so that no two accounts differ by case alone.
 */
public record UserName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    public UserName {
        if (!isOne(value)) {
            throw new AccountRefusedException(AccountRefusedException.Reason.INVALID, "name");
        }
    }

    /** Whether a text has this form. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
