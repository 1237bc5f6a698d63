package dev.rollcall.grading.exchange;

import java.util.Optional;

/**
 * How a file is to be read.
 *
 * @param encoding if the sender knows it; else it is recognised
 * @param delimiter likewise
 * @param decimal likewise
 * @param erase whether an empty field empties its cell; if not, it changes nothing
 */
public record Options(
        Optional<Encoding> encoding, Optional<Delimiter> delimiter, Optional<Decimal> decimal, boolean erase) {
    /** Everything is recognised, and nothing erased. */
    public static final Options NONE = new Options(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
