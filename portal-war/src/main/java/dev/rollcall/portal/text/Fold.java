package dev.rollcall.portal.text;

import java.text.Normalizer;
import java.util.Locale;

/** Names and titles as people compare them. */
public final class Fold {
    private Fold() {}

    /** The text without what people do not mean by another name: blanks around it, capitals, how accents are stored. */
    public static String of(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
