package dev.rollcall.portal.accounts;

import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;

/** An account that cannot be made or changed as asked; the message is a sentence, in English. */
public final class AccountRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String rule;
    private final transient Object[] arguments;

    /** Refused by the rule {@code accounts.refused.<rule>} of the texts. */
    AccountRefusedException(Reason reason, String rule, Object... arguments) {
        super(Texts.in(Language.ENGLISH).say(key(rule), arguments));
        this.reason = reason;
        this.rule = rule;
        this.arguments = arguments.clone();
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence for the person who asked. */
    public String sentence(Texts texts) {
        return texts.say(key(rule), arguments);
    }

    private static String key(String rule) {
        return "accounts.refused." + rule;
    }

    /** Why, for those who answer with a status. */
    public enum Reason {
        /** A name, password or role that breaks a rule. */
        INVALID,
        /** The name is taken. */
        EXISTS,
        /** There is no account of that name. */
        UNKNOWN,
        /** As things are, this is not done. */
        NEEDED
    }
}
