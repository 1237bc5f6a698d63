package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test that {@code docs/complaints.md} names exists, in whichever module. */
class ComplaintsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void eachOfFourteenIsAnsweredByTestsThatExist() throws IOException {
        NamedTests tests = NamedTests.ofAllModules();
        String page = Files.readString(NamedTests.ROOT.resolve("docs/complaints.md"));
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows) {
            List<MatchResult> named = NAMED.matcher(row.group()).results().toList();
            assertFalse(named.isEmpty(), "no test for complaint " + row.group(1));
            for (MatchResult test : named) {
                if (!tests.has(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(14, rows.size());
        assertEquals(List.of(), missing);
    }

    @Test
    void aTestThatDoesNotExistIsFoundOut() throws IOException {
        NamedTests tests = NamedTests.ofAllModules();

        assertTrue(tests.has("ComplaintsTest", "aTestThatDoesNotExistIsFoundOut"));
        assertFalse(tests.has("NamedTests", "read"));
        assertFalse(tests.has("NoSuchTest", "read"));
    }
}
