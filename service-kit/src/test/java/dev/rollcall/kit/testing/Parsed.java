package dev.rollcall.kit.testing;

import java.util.Optional;

/** What a parser makes of an input, for fuzz targets. */
public final class Parsed {

    private Parsed() {}

    /** Reads an input. */
    @FunctionalInterface
    public interface Parser<T> {
        /** Returns what it means, or throws what is documented for what means nothing. */
        T parse() throws Exception;
    }

    /**
     * Returns what {@code parser} returns; empty if it throws one of the {@code documented} exceptions, with a sentence.
     *
     * @throws AssertionError if it throws anything else
     */
    @SafeVarargs
    public static <T> Optional<T> unlessRefused(Parser<T> parser, Class<? extends Exception>... documented) {
        try {
            return Optional.of(parser.parse());
        } catch (Exception e) {
            for (Class<?> type : documented) {
                if (type.isInstance(e)) {
                    requireWords(e);
                    return Optional.empty();
                }
            }
            throw new AssertionError("not documented: " + e, e);
        }
    }

    private static void requireWords(Exception e) {
        if (e.getMessage() == null || e.getMessage().isBlank()) {
            throw new AssertionError("refused without a word", e);
        }
    }
}
