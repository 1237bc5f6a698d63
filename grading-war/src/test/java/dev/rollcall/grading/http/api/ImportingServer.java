package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.store.Child;
import dev.rollcall.kit.testing.Eventually;
import jakarta.json.JsonObject;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A grade book in a process of its own that says {@code seen} while it applies a file: some results are written by then. */
final class ImportingServer {
    static final int STUDENTS = 300;
    static final int ITEMS = 40;
    private static final String ADDRESS = "import.txt";
    private static final Duration SOON = Duration.ofSeconds(30);

    private ImportingServer() {}

    /** @param arguments a folder; the database, see {@link Child#startOn} */
    public static void main(String... arguments) throws Exception {
        PrintStream said = System.out;
        System.setOut(System.err); // for the log
        Path folder = Path.of(arguments[0]);
        LargeAlgebra algebra =
                new LargeAlgebra(new SchoolServer(folder, Child.database(arguments, 1)), STUDENTS, ITEMS);
        algebra.enter();
        String address = algebra.preview();
        Files.writeString(folder.resolve(ADDRESS), address);
        assertEquals(202, algebra.apply(address, "Prefer", "respond-async").statusCode());
        Eventually.isTrue(SOON, "nothing is written", () -> isBegun(algebra, address));
        said.println("seen");
        Thread.currentThread().join(); // for ever
    }

    private static boolean isBegun(LargeAlgebra algebra, String address) {
        JsonObject seen = SchoolServer.json(algebra.seen(address));
        return !seen.containsKey("job") || seen.getJsonObject("job").getInt("done") > 0;
    }

    /** Returns the address of the import of one that worked in a folder. */
    static String address(Path folder) throws Exception {
        return Files.readString(folder.resolve(ADDRESS));
    }
}
