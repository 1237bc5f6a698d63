package dev.rollcall.kit.testing;

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
        throw because(sentence, null);
    }

    /**
     * The same, for a reason that was thrown.
     *
     * @return never: so that the compiler knows, throw it
     */
    public static TestAbortedException because(String sentence, Throwable reason) {
        if ("fail".equals(System.getProperty("rollcall.skips")) || "fail".equals(System.getenv("ROLLCALL_SKIPS"))) {
            Assertions.fail("would be skipped, which is not allowed here: " + sentence, reason);
        }
        throw new TestAbortedException(sentence, reason);
    }

    /**
     * Ends the running test as skipped, also where skips are not allowed, when root runs it: root may do what the test wants to see
     * refused. The other test, from which root's rights are taken away, covers the other users; it is skipped by {@link #because}
     * where that cannot be.
     *
     * @param other the other test
     */
    public static void forRoot(String other) {
        if ("root".equals(System.getProperty("user.name"))) {
            throw new TestAbortedException("root may do everything; " + other + " does this as nobody");
        }
    }
}
