package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeBook;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Several save at once while the disk gets full: whom it was confirmed to finds it, and later everybody saves again. */
class FullDiskTest {
    private static final StudentId STUDENT = new StudentId(1);
    private static final int THREADS = 8;
    private static final int MIB = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.toString()) == 0,
                "a small file system cannot be mounted here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private GradeDatabase open() {
        return GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
    }

    @RepeatedTest(3)
    void whatWasConfirmedIsThereAndSavingWorksAgainOnceThereIsRoom() throws Exception {
        Path filler = Files.write(folder.resolve("filler"), new byte[3 * MIB]);
        try (GradeDatabase database = open()) {
            GradeBook book = Schools.in(database).book();
            book.fill(Fixtures.twoStudents(), "test");
            saveUntilRefused(book);
            assertTrue(confirmed.size() > THREADS, confirmed.size() + " were saved");

            Files.delete(filler);
            AtomicInteger attempts = new AtomicInteger(); // the first may be kept without being confirmed
            Eventually.passes(SOON, () -> save(book, "attempt " + attempts.incrementAndGet()));
        }

        try (GradeDatabase database = open()) {
            Set<String> stored = Schools.in(database).book().student(STUDENT).orElseThrow().grades().stream()
                    .map(Grade::title)
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            Set<String> lost = new HashSet<>(confirmed);
            lost.removeAll(stored);
            assertTrue(lost.isEmpty(), () -> lost.size() + " of " + confirmed.size() + " are lost");
        }
    }

    private void saveUntilRefused(GradeBook book) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = IntStream.range(0, THREADS)
                    .mapToObj(thread -> (Callable<Void>) () -> {
                        saveUntilRefused(book, thread);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void saveUntilRefused(GradeBook book, int thread) {
        try {
            for (int i = 0; ; i++) {
                save(book, "t" + thread + "n" + i + " " + "x".repeat(150));
            }
        } catch (GradeBookUnavailableException e) {
            return; // refused, as it should be
        } catch (AssertionError e) {
            return; // of H2 itself, which tests let check what it does; it is on its way down, and confirms nothing
        }
    }

    private void save(GradeBook book, String title) {
        book.add(STUDENT, Fixtures.grade(title, "Quiz", "1"), "test");
        confirmed.add(title);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
