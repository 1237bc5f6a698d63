package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.base.WarCommand;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints what the log services of a base keep, whether they run or not: their own classes, taken from the WAR, read
 * their files.
 */
final class LogsCommand implements Command {
    private static final String READER = "dev.rollcall.log.LogsCommand";
    private static final String NEWEST = "newest";
    private static final Set<String> FILTERS = Set.of("service", "level", "trace", "from", "to", "text", NEWEST);

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(FILTERS, Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall logs [--service NAME] [--level LEVEL] [--trace ID] [--text TEXT]
                       [--from TIME] [--to TIME] [--newest N] [--base DIR]

                Prints the events that the log service keeps, oldest first, one a line, with tabs between
                time, service, level, signed or unsigned, instance, logger, thread, trace id, text and
                attributes. It reads the files, so it works while Rollcall runs and while it does not.
                What several log services of the base keep is one list, by time.

                  --service  exact name
                  --level    the least serious wanted: TRACE, DEBUG, INFO, WARN, ERROR, FATAL
                  --trace    exact trace id
                  --text     part of the text, in any case
                  --from     not before this time, such as 2026-11-22T08:00:00Z
                  --to       before this time
                  --newest   only so many of the last ones

                Examples:
                  rollcall logs --level ERROR --newest 20
                  rollcall logs --service Portal | grep login | cut -f 1,9
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (!options.words().isEmpty()) {
            throw FailureException.misuse("rollcall logs takes no words: say --text "
                    + options.words().get(0) + ".");
        }
        options.number(NEWEST, 0);
        Map<String, String> filter = options.values().entrySet().stream()
                .filter(option -> FILTERS.contains(option.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Placement> logs = Target.of(options, terminal).placements(War.LOG);
        List<Path> data = logs.stream()
                .map(log -> Site.ofData(log, terminal.environment()).data(War.LOG))
                .toList();
        Path war = Installation.find().war(War.LOG);
        Path scratch = scratch(logs.get(0).catalinaBase(), 2 * war.toFile().length());
        String wrong = print(data, filter, terminal.out(), war, scratch);
        if (!wrong.isEmpty()) {
            throw wrong.startsWith("--") ? FailureException.misuse(wrong) : FailureException.because(wrong);
        }
        return 0;
    }

    /** A disk that is full or cannot be written is a reason to read logs. */
    static Path scratch(CatalinaBase base, long bytes) {
        Path nearest = Files.exists(base.temp()) ? base.temp() : base.root();
        boolean fits = Files.isWritable(nearest) && nearest.toFile().getUsableSpace() >= bytes;
        return fits ? base.temp() : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static String print(List<Path> data, Map<String, String> filter, PrintStream out, Path war, Path temp) {
        try {
            return new WarCommand("the log service", war, temp, READER)
                    .run(reader -> (String) reader.getMethod("run", List.class, Map.class, PrintStream.class)
                            .invoke(null, data, filter, out));
        } catch (IOException e) {
            throw new UncheckedIOException("The events in " + data + " cannot be read: " + Reason.of(e), e);
        }
    }
}
