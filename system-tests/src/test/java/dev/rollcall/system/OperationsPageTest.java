package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.system.harness.Manual;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every block of commands in {@code docs/operations.md} says which test runs it, or why none does. */
class OperationsPageTest {
    private static final Pattern NAMED = Pattern.compile("\\b(\\w+(?:Test|IT))\\.(\\w+)");

    @Test
    void everyBlockOfCommandsIsRunByATestOrSaysWhyNot() throws IOException {
        NamedTests tests = NamedTests.ofAllModules();
        List<Manual.Block> blocks = Manual.blocks();
        List<String> wrong = new ArrayList<>();

        for (Manual.Block block : blocks) {
            List<MatchResult> named = NAMED.matcher(block.mark()).results().toList();
            if (named.isEmpty() && !block.mark().matches("<!-- not run: .+ -->")) {
                wrong.add("no test and no reason: " + block.commands());
            }
            named.stream()
                    .filter(test -> !tests.has(test.group(1), test.group(2)))
                    .forEach(test -> wrong.add("there is no " + test.group()));
        }

        assertEquals(List.of(), wrong);
        assertTrue(blocks.size() >= 15, "blocks: " + blocks.size());
    }
}
