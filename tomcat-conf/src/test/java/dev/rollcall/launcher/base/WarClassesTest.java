package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarClassesTest {
    @TempDir
    private Path temp;

    @Test
    void commandThatIsInterruptedLeavesNothingUnpacked() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(temp.resolve("a.war")))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/lib/a.jar"));
        }
        Path scratch = temp.resolve("scratch");
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Command.class.getName(),
                        temp.resolve("a.war").toString(),
                        scratch.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('+', command.getInputStream().read());
            assertEquals(1, names(scratch).size());

            command.toHandle().destroy(); // unlike Process.destroy, this leaves its input open
            command.onExit().join();

            assertEquals(List.of(), names(scratch));
        } finally {
            command.destroyForcibly();
        }
    }

    private static List<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** A command that works until it is ended. */
    static final class Command {
        public static void main(String[] arguments) throws IOException {
            try (WarClasses classes = WarClasses.of(Path.of(arguments[0]), Path.of(arguments[1]))) {
                System.out.print(classes.loader() == null ? '-' : '+');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
