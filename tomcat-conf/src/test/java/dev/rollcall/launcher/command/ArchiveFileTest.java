package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFileTest {
    @TempDir
    private Path temp;

    @Test
    void ofOneWhoseWriterIsInterruptedNothingIsLeft() throws IOException {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Command.class.getName(),
                        temp.resolve("grades.zip").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('+', command.getInputStream().read());
            assertEquals(List.of(temp.resolve("grades.zip.unfinished")), names());

            command.toHandle().destroy(); // and leaves its input open
            command.onExit().join();

            assertEquals(List.of(), names());
        } finally {
            command.destroyForcibly();
        }
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.toList();
        }
    }

    /** A command that writes until it is ended. */
    static final class Command {
        public static void main(String[] arguments) {
            new ArchiveFile(Path.of(arguments[0])).write(Command::work, done -> done);
        }

        private static boolean work(Path file) {
            try {
                Files.writeString(file, "half of it");
                System.out.print('+');
                System.out.flush();
                return System.in.read() >= 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
