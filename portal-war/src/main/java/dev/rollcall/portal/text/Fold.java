package dev.rollcall.portal.text;

import java.text.Normalizer;
import java.util.Locale;

/** Names and titles as people compare them. */
public final class Fold {
    private Fold() {}

    /** A login name as the grade book compares it with others: capitals do not count, and i with and without a dot is one letter. */
    public static String login(String name) {
        return of(name.replace('\u0130', 'i').replace('\u0131', 'i'));
    }

    /** The text without what people do not mean by another name: blanks around it, capitals, how accents are stored. */
    public static String of(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
