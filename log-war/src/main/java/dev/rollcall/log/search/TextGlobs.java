package dev.rollcall.log.search;

import java.util.ArrayList;
import java.util.List;

/** Makes the words of a {@link Query.Text} from what a caller wrote, by the rules of {@link Words}. */
final class TextGlobs {

    private TextGlobs() {}

    /** Returns the words of {@code text}, which has no wildcards. */
    static List<Glob> literal(String text) {
        List<Glob> globs = new ArrayList<>();
        Words words = new Words().of(text);
        while (words.next()) {
            globs.add(Glob.exactly(words.toString()));
        }
        return globs;
    }

    /** Returns the words of {@code written}; a wildcard belongs to the letters and digits beside it. */
    static List<Glob> of(Glob written) {
        List<Glob> globs = new ArrayList<>();
        List<Integer> word = new ArrayList<>();
        for (int symbol : written.symbols()) {
            if (symbol < 0) {
                word.add(symbol);
                continue;
            }
            List<Glob> letters = literal(Character.toString(symbol));
            if (letters.isEmpty() || Character.isIdeographic(symbol)) {
                end(word, globs);
            }
            for (Glob letter : letters) {
                for (int c : letter.symbols()) {
                    word.add(c);
                }
            }
            if (Character.isIdeographic(symbol)) {
                end(word, globs);
            }
        }
        end(word, globs);
        return trimmed(globs);
    }

    /** A lone {@code *} in front or behind would demand a word there, which {@code dev.rollcall.*} does not mean. */
    private static List<Glob> trimmed(List<Glob> globs) {
        int first = 0;
        int end = globs.size();
        while (first < end && globs.get(first).isAny()) {
            first++;
        }
        while (end > first && globs.get(end - 1).isAny()) {
            end--;
        }
        return globs.subList(first, end);
    }

    /** Cuts as {@link Words} does, or nothing could match. */
    private static void end(List<Integer> word, List<Glob> globs) {
        if (!word.isEmpty()) {
            Glob glob = Glob.of(word.stream().mapToInt(symbol -> symbol).toArray());
            String beginning = glob.beginning();
            boolean cut = beginning.length() >= Words.MAX_LENGTH;
            globs.add(cut || glob.isLiteral() ? literal(beginning).get(0) : glob);
            word.clear();
        }
    }
}
