package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of {@code docs/operations.md}. */
public final class Manual {
    private static final Path PAGE = Path.of("../docs/operations.md");

    /** A block of shell, and the line before it. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^([^\n]*)\n```sh\n(.*?)^```$");

    private Manual() {}

    /**
     * Some commands.
     *
     * @param mark the comment of the page that says what runs them
     */
    public record Block(String mark, String commands) {}

    /** Returns all blocks in their order. */
    public static List<Block> blocks() {
        Matcher matcher = BLOCK.matcher(text());
        return matcher.results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
