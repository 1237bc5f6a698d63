package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.SmallDisk;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several save at once while the disk gets full: whom it was confirmed to finds it, and later everybody saves again. */
class FullDiskTest {
    private static final StudentId STUDENT = new StudentId(1);
    private static final int THREADS = 8;
    private static final int KIB = 1 << 10;
    private static final int LITTLE_KIB = 100;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder, 6);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.close();
        }
    }

    private GradeDatabase open() {
        return GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
    }

    @RepeatedTest(3)
    void whatWasConfirmedIsThereAndSavingWorksAgainOnceThereIsRoom() throws Exception {
        disk.leave(3 * KIB);
        try (GradeDatabase database = open()) {
            TutorialGradeBook book = Schools.in(database).book();
            book.fill(Fixtures.twoStudents(), "test");
            saveUntilRefused(book);
            assertTrue(confirmed.size() > THREADS, confirmed.size() + " were saved");

            disk.makeRoom();
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

    /** It is written in batches of statements, and what they meet is said in another way. */
    @Test
    void anArchiveOfASchoolIsThereAsAWholeOrNotAtAll() throws IOException {
        LargeRoster large = new LargeRoster(200, 20);
        try (GradeDatabase database = open()) {
            RosterSchool roster = RosterSchool.in(database);
            disk.leave(LITTLE_KIB);

            assertThrows(GradeBookUnavailableException.class, () -> roster.take(large.archive()));
            disk.makeRoom();

            assertFalse(roster.requireAllOrNothing(large));
            roster.take(large.archive());
            assertTrue(roster.requireAllOrNothing(large));
        }
    }

    private void saveUntilRefused(TutorialGradeBook book) throws Exception {
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

    private void saveUntilRefused(TutorialGradeBook book, int thread) {
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

    private void save(TutorialGradeBook book, String title) {
        book.add(STUDENT, Fixtures.grade(title, "Quiz", "1"), "test");
        confirmed.add(title);
    }
}
