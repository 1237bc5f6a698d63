package dev.rollcall.portal.text;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;

/** A language that the pages speak. */
public enum Language {
    ENGLISH(Locale.UK, "English"),
    GERMAN(Locale.GERMANY, "Deutsch");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** For dates and decimal marks. */
    public Locale locale() {
        return locale;
    }

    /** The tag of RFC 5646, such as {@code de}: what HTML and the accounts hold. */
    public String tag() {
        return locale.getLanguage();
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language of a tag, if the pages speak it. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The first of a browser's languages that the pages speak; English if none. */
    public static Language preferred(Enumeration<Locale> wanted) {
        while (wanted.hasMoreElements()) {
            Optional<Language> spoken = of(wanted.nextElement().getLanguage());
            if (spoken.isPresent()) {
                return spoken.get();
            }
        }
        return ENGLISH;
    }
}
