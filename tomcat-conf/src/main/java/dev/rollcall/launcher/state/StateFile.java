package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.state.TomcatState.End;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code rollcall.state} in a {@code CATALINA_BASE}, mode 0600: what the launcher last said of its Tomcat. */
public record StateFile(Path file) {

    /** Returns the file of a Tomcat. */
    public static StateFile in(CatalinaBase base) {
        return new StateFile(base.root().resolve("rollcall.state"));
    }

    /** Replaces the file in one step. A full disk must not end a Tomcat that works, so failures are not reported. */
    public void write(TomcatState state) {
        StringBuilder text = new StringBuilder("# Written by the launcher for rollcall status.\n");
        line(text, "phase", state.phase().name().toLowerCase(Locale.ROOT));
        line(text, "pid", Long.toString(state.pid()));
        line(text, "since", state.since().toString());
        line(text, "wars", state.ordered().stream().map(War::word).collect(Collectors.joining(",")));
        line(text, "restarts", Integer.toString(state.restarts()));
        state.lastEnd().ifPresent(end -> {
            line(text, "end.status", Integer.toString(end.status()));
            line(text, "end.time", end.time().toString());
        });
        try {
            PrivateFiles.replaceFile(file, text.toString());
        } catch (IOException e) {
            // rollcall status will show the state before; the log of Tomcat has the truth.
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    /** Returns what was written last; empty if there is nothing, or nothing that can be understood. */
    public Optional<TomcatState> read() {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
            return Optional.of(state(lines));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + Reason.of(e), e);
        }
    }

    private static TomcatState state(Properties lines) {
        Optional<End> end = lines.containsKey("end.status")
                ? Optional.of(
                        new End(Integer.parseInt(text(lines, "end.status")), Instant.parse(text(lines, "end.time"))))
                : Optional.empty();
        Set<War> wars = Stream.of(text(lines, "wars").split(","))
                .flatMap(word -> War.of(word).stream())
                .collect(Collectors.toSet());
        return new TomcatState(
                Phase.valueOf(text(lines, "phase").toUpperCase(Locale.ROOT)),
                Long.parseLong(text(lines, "pid")),
                Instant.parse(text(lines, "since")),
                wars,
                Integer.parseInt(text(lines, "restarts")),
                end);
    }

    private static String text(Properties lines, String key) {
        return lines.getProperty(key, "");
    }
}
