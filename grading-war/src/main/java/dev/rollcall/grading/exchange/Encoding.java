package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Worded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a file writes characters as bytes. */
public enum Encoding implements Worded {
    /** What nearly everything writes. */
    UTF_8("utf-8", StandardCharsets.UTF_8),
    /** What spreadsheets call "Unicode text". */
    UTF_16LE("utf-16le", StandardCharsets.UTF_16LE),
    /** The same, the greater byte first. */
    UTF_16BE("utf-16be", StandardCharsets.UTF_16BE),
    /** What spreadsheets in Western Europe and America write by default. */
    WINDOWS_1252("windows-1252", Charset.forName("windows-1252"));

    private final String word;
    private final Charset charset;

    Encoding(String word, Charset charset) {
        this.word = word;
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    @Override
    public String word() {
        return word;
    }
}
