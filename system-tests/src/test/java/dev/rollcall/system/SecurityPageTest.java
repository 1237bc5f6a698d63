package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every threat of {@code docs/security.md} says what is not defended, and is answered by tests that exist. */
class SecurityPageTest {
    private static final Pattern THREAT = Pattern.compile("(?ms)^### ([^\n]+)\n(.*?)(?=^##)");
    private static final Pattern SHOWN_BY = Pattern.compile("(?s)\\*Shown by\\*(.*)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void everyThreatIsAnsweredByTestsThatExist() throws IOException {
        NamedTests tests = NamedTests.ofAllModules();
        Map<String, String> threats = threats();
        List<String> wrong = new ArrayList<>();

        threats.forEach((threat, text) -> {
            List<MatchResult> named = SHOWN_BY.matcher(text)
                    .results()
                    .flatMap(shown -> NAMED.matcher(shown.group(1)).results())
                    .toList();
            if (named.isEmpty()) {
                wrong.add(threat + ": no test");
            }
            named.stream()
                    .filter(test -> !tests.has(test.group(1), test.group(2)))
                    .forEach(test -> wrong.add(threat + ": there is no " + test.group()));
        });

        assertEquals(List.of(), wrong);
        assertTrue(threats.size() >= 20, "threats: " + threats.keySet());
    }

    @Test
    void everyThreatSaysWhatIsNotDefended() throws IOException {
        threats().forEach((threat, text) -> assertTrue(text.contains("\n*Not defended:* "), threat));
    }

    private static Map<String, String> threats() throws IOException {
        Map<String, String> threats = new LinkedHashMap<>();
        THREAT.matcher(Files.readString(NamedTests.ROOT.resolve("docs/security.md")))
                .results()
                .forEach(threat -> threats.put(threat.group(1), threat.group(2)));
        return threats;
    }
}
