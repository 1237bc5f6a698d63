package dev.rollcall.launcher.command;

import dev.rollcall.launcher.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A launcher that outlives the one that has started it, and its terminal. What it says goes to a file. */
final class Background {
    /** The last thing a launcher says when it is ready. */
    static final String READY = "  Stop it with ";

    private static final int POLL_MILLIS = 100;

    private final Process process;
    private final Path log;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log an empty file
     */
    static Background start(List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        detacher(System.getenv().getOrDefault("PATH", "")).ifPresent(command::add);
        command.addAll(StartCommand.launcher());
        command.addAll(arguments);
        try {
            return new Background(
                    new ProcessBuilder(command)
                            .redirectInput(nothing())
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .redirectErrorStream(true)
                            .start(),
                    log);
        } catch (IOException e) {
            throw StartCommand.notStarted(e);
        }
    }

    /** Returns the command that keeps a process alive when its terminal closes; empty where the system has none. */
    static Optional<String> detacher(String path) {
        return Stream.of("setsid", "nohup")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    /**
     * Repeats what it says until it is ready or has ended.
     *
     * @return 0 when it is ready, else its exit status
     */
    int relay(Terminal terminal) {
        try (RandomAccessFile reader = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                for (String line = next(reader); line != null; line = next(reader)) {
                    boolean ready = line.startsWith(READY);
                    (ready || !ended ? terminal.out() : terminal.err()).println(line);
                    if (ready) {
                        return 0;
                    }
                }
                if (ended) {
                    return Math.max(1, process.exitValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Returns a whole line, or null while there is none. */
    private static @org.jspecify.annotations.Nullable String next(RandomAccessFile reader) throws IOException {
        long start = reader.getFilePointer();
        String line = reader.readLine();
        if (line == null || reader.getFilePointer() - start == line.length()) {
            reader.seek(start);
            return null;
        }
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
