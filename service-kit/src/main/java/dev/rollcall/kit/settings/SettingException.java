package dev.rollcall.kit.settings;

/** A setting that cannot be used. The message is one sentence naming key, value, source and what was expected. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the sentence for the person who can mend the setting. */
    public SettingException(String sentence) {
        super(sentence);
    }
}
