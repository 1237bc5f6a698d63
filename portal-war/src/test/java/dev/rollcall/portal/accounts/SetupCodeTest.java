package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {
    @TempDir
    Path folder;

    private SetupCode code;

    @BeforeEach
    void ensure() {
        code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        code.ensure();
    }

    @Test
    void onlyTheServersUserCanReadIt() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(code.file())));
    }

    @Test
    void hasAHundredBits() throws IOException {
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            code.discard();
            code.ensure();
            String text = Files.readString(code.file()).strip();
            assertTrue(text.matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}"), text);
            text.chars().filter(character -> character != '-').forEach(characters::add);
        }

        assertEquals(32, characters.size(), "5 bits each, and there are 20");
    }

    @Test
    void staysTheSameUntilItIsUsed() throws IOException {
        String first = Files.readString(code.file());

        code.ensure();

        assertEquals(first, Files.readString(code.file()));
    }

    @Test
    void canBeUsedOnce() throws IOException {
        String offered = Files.readString(code.file());

        assertTrue(code.redeem(offered));
        assertFalse(code.redeem(offered));
    }

    @Test
    void mayBeTypedWithoutHyphensAndInSmallLetters() throws IOException {
        String offered = Files.readString(code.file()).replace("-", "").toLowerCase(Locale.ROOT);

        assertTrue(code.redeem(offered));
    }

    @Test
    void anotherCodeIsRefusedAndUsesNothingUp() throws IOException {
        assertFalse(code.redeem("00000-00000-00000-00000"));
        assertFalse(code.redeem(""));

        assertTrue(code.redeem(Files.readString(code.file())));
    }

    @Test
    void anEmptyFileOpensNothing() throws IOException {
        Files.writeString(code.file(), "\n");

        assertFalse(code.redeem(""));
    }

    @Test
    void aFileThatACrashLeftEmptyIsFilled() throws IOException {
        Files.writeString(code.file(), "");

        code.ensure();

        assertTrue(code.redeem(Files.readString(code.file())));
    }

    @Test
    void ofSeveralAtOnceOneSucceeds() throws Exception {
        String offered = Files.readString(code.file());
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                attempts.add(workers.submit(() -> {
                    start.await();
                    return code.redeem(offered);
                }));
            }
            int successes = 0;
            for (Future<Boolean> attempt : attempts) {
                successes += attempt.get() ? 1 : 0;
            }
            assertEquals(1, successes);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void discardedItIsGone() {
        code.discard();
        code.discard();

        assertFalse(Files.exists(code.file()));
    }
}
