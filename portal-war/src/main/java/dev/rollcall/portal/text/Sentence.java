package dev.rollcall.portal.text;

import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A sentence in the syntax of {@link MessageFormat}. A page says hundreds, most of which have no places but for texts: these are put
 * together from their pieces, since a format, which is not thread-safe, would have to be cloned for each. Immutable.
 */
final class Sentence {
    /** Stands for the first argument where a sentence is taken to pieces, the next one for the second, and so on. */
    private static final char FIRST_PLACE = '\uE000';

    private static final int MOST_PLACES = 32;
    private static final Object[] NOTHING = {};

    private final MessageFormat format;
    private final String plain;
    private final List<Piece> pieces;
    private final int places;

    /** A part of the text, or what comes in between: the argument of a number, -1 for none. */
    private record Piece(String text, int argument) {}

    /** Reads a pattern; throws {@link IllegalArgumentException} when it is none. */
    Sentence(String pattern, Locale locale) {
        format = new MessageFormat(pattern, locale);
        plain = format.format(NOTHING);
        places = format.getFormatsByArgumentIndex().length;
        pieces = isSimple(format, places) ? pieces(format, places) : List.of();
    }

    /** Whether nothing but texts is put in as they are. */
    private static boolean isSimple(MessageFormat format, int places) {
        Format[] formats = format.getFormats();
        return places <= MOST_PLACES && Arrays.stream(formats).allMatch(Objects::isNull);
    }

    private static List<Piece> pieces(MessageFormat format, int places) {
        Object[] marks = new Object[places];
        for (int place = 0; place < places; place++) {
            marks[place] = String.valueOf((char) (FIRST_PLACE + place));
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (char c : format.format(marks).toCharArray()) {
            if (c >= FIRST_PLACE && c < FIRST_PLACE + places) {
                pieces.add(new Piece(text.toString(), c - FIRST_PLACE));
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        pieces.add(new Piece(text.toString(), -1));
        return List.copyOf(pieces);
    }

    /** The text with arguments put in. */
    String with(Object... arguments) {
        if (arguments.length == 0) {
            return plain;
        }
        return !pieces.isEmpty() && areTexts(arguments)
                ? joined(arguments)
                : ((MessageFormat) format.clone()).format(arguments);
    }

    /** Whether there is one for each place, and none is a number, which the language writes in its own way. */
    private boolean areTexts(Object[] arguments) {
        for (Object argument : arguments) {
            if (!(argument instanceof String)) {
                return false;
            }
        }
        return arguments.length >= places;
    }

    private String joined(Object[] arguments) {
        StringBuilder text = new StringBuilder(2 * plain.length());
        for (Piece piece : pieces) {
            text.append(piece.text());
            if (piece.argument() >= 0) {
                text.append((String) arguments[piece.argument()]);
            }
        }
        return text.toString();
    }
}
