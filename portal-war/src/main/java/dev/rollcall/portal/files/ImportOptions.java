package dev.rollcall.portal.files;

import dev.rollcall.portal.files.ImportPlan.FileForm;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a file is to be read.
 *
 * @param encoding a word of the grade book; empty: it is recognised
 * @param delimiter likewise
 * @param decimal likewise
 * @param erase whether empty fields empty their cells
 */
public record ImportOptions(String encoding, String delimiter, String decimal, boolean erase) {
    /** Everything is recognised. */
    public static final ImportOptions NONE = new ImportOptions("", "", "", false);

    /** The options of a form; a value that it does not offer counts as none. */
    public static ImportOptions of(UnaryOperator<String> field) {
        return new ImportOptions(
                one(FileForm.ENCODINGS, field.apply("encoding")),
                one(FileForm.DELIMITERS, field.apply("delimiter")),
                one(FileForm.DECIMALS, field.apply("decimal")),
                field.apply("blank").equals("erase"));
    }

    private static String one(List<String> words, String word) {
        return words.contains(word) ? word : "";
    }

    /** As the grade book takes it in the query. */
    public String query() {
        return Stream.of(
                        "encoding=" + encoding,
                        "delimiter=" + delimiter,
                        "decimal=" + decimal,
                        "blank=" + (erase ? "erase" : "keep"))
                .filter(choice -> !choice.endsWith("="))
                .collect(Collectors.joining("&"));
    }
}
