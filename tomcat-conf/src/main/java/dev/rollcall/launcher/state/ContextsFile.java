package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code rollcall.contexts} in a {@code CATALINA_BASE}, mode 0600: what its Tomcat last said of its contexts. */
public record ContextsFile(Path file) {
    private static final String HEAD =
            "# Written by Tomcat for rollcall status and doctor: its process and zone, its contexts.";
    private static final int HEAD_LINES = 2;

    /** Returns the file of a Tomcat. */
    public static ContextsFile in(CatalinaBase base) {
        return new ContextsFile(base.root().resolve("rollcall.contexts"));
    }

    /** Replaces the file in one step. */
    public void write(TomcatContexts contexts) throws IOException {
        StringBuilder text = new StringBuilder(HEAD + "\n" + contexts.pid() + " " + contexts.zone() + "\n");
        contexts.all()
                .forEach(context -> text.append(context.state())
                        .append(' ')
                        .append(context.after())
                        .append(' ')
                        .append(context.name())
                        .append('\n'));
        PrivateFiles.replaceFile(file, text.toString());
    }

    /** Returns what was written last; empty if there is nothing, or nothing that can be understood. */
    public Optional<TomcatContexts> read() {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.size() < HEAD_LINES ? Optional.empty() : Optional.of(contexts(lines));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + Reason.of(e), e);
        }
    }

    private static TomcatContexts contexts(List<String> lines) {
        String[] process = words(lines.get(1), 2);
        return new TomcatContexts(
                Long.parseLong(process[0]),
                ZoneId.of(process[1]),
                lines.stream().skip(HEAD_LINES).map(ContextsFile::context).toList());
    }

    private static Context context(String line) {
        String[] words = words(line, 3);
        return new Context(words[2], words[0], Instant.parse(words[1]));
    }

    private static String[] words(String line, int count) {
        String[] words = line.split(" ", count);
        if (words.length < count) {
            throw new IllegalArgumentException(line);
        }
        return words;
    }
}
