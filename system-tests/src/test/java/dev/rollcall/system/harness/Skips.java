package dev.rollcall.system.harness;

import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/** The one way to skip a test: with a sentence, and where skips are not allowed by failing. */
public final class Skips {
    private Skips() {}

    /**
     * Ends the running test as skipped, or as failed when {@code rollcall.skips} (system property) or
     * {@code ROLLCALL_SKIPS} (environment) is {@code fail}.
     */
    public static void because(String sentence) {
        if ("fail".equals(System.getProperty("rollcall.skips")) || "fail".equals(System.getenv("ROLLCALL_SKIPS"))) {
            Assertions.fail("would be skipped, which is not allowed here: " + sentence);
        }
        throw new TestAbortedException(sentence);
    }
}
