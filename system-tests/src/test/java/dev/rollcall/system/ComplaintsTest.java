package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that {@code docs/complaints.md} names exists, in whichever module. */
class ComplaintsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("@(Parameterized)?Test\\b");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void eachOfFourteenIsAnsweredByTestsThatExist() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/complaints.md"));
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows) {
            List<MatchResult> named = NAMED.matcher(row.group()).results().toList();
            assertFalse(named.isEmpty(), "no test for complaint " + row.group(1));
            for (MatchResult test : named) {
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(14, rows.size());
        assertEquals(List.of(), missing);
    }

    @Test
    void aTestThatDoesNotExistIsFoundOut() throws IOException {
        assertTrue(exists("ComplaintsTest", "aTestThatDoesNotExistIsFoundOut"));
        assertFalse(exists("ComplaintsTest", "exists"));
        assertFalse(exists("NoSuchTest", "exists"));
    }

    private static boolean exists(String type, String method) throws IOException {
        for (Path file : sources(type)) {
            String[] parts = Files.readString(file).split("\\bvoid ");
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].startsWith(method + "(")
                        && TEST.matcher(parts[i - 1]).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> sources(String type) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ComplaintsTest::files)
                    .filter(file -> file.endsWith(type + ".java"))
                    .toList();
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
