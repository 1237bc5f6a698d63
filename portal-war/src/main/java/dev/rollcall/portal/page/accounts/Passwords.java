package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.AccountRefusedException;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of forms about accounts; what is wrong becomes a sentence by field name. */
final class Passwords {
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String REPEATED = "repeated";

    private Passwords() {}

    /** A new password, typed twice. */
    static Optional<Password> chosen(Visit visit, Map<String, String> errors) {
        String typed = visit.parameter(PASSWORD);
        Optional<Password> chosen = check(visit.texts(), PASSWORD, typed, Password::new, errors);
        if (!typed.equals(visit.parameter(REPEATED))) {
            errors.put(REPEATED, visit.texts().say("accounts.password.differ"));
            return Optional.empty();
        }
        return chosen;
    }

    /** The name of an account. */
    static Optional<UserName> user(Visit visit, Map<String, String> errors) {
        return check(visit.texts(), USER, visit.parameter(USER).strip(), UserName::new, errors);
    }

    /** What a rule makes of a field. */
    static <T> Optional<T> check(
            Texts texts, String field, String value, Function<String, T> rule, Map<String, String> errors) {
        try {
            return Optional.of(rule.apply(value));
        } catch (AccountRefusedException refused) {
            errors.put(field, refused.sentence(texts));
            return Optional.empty();
        }
    }
}
