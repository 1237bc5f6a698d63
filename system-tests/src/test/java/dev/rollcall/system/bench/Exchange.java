package dev.rollcall.system.bench;

import dev.rollcall.system.bench.GradeBookAlone.Store;
import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What goes into a grade book and comes out of it as files, each looked at first and then done, in a heap of 256 MiB: a school, a
 * class of 80,000 results again and again until there are a million, everything as one archive, and that into an empty one.
 */
final class Exchange implements Measurement {
    private static final int LARGE_CLASSES = 12;
    private static final Duration GOAL_PREVIEW = Duration.ofSeconds(5);
    private static final Duration GOAL_APPLY = Duration.ofSeconds(10);
    private static final Duration GOAL_SCHOOL = Duration.ofSeconds(60);
    private static final Duration GOAL_ARCHIVE = Duration.ofSeconds(60);

    private final Store store;

    Exchange(Store store) {
        this.store = store;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        Path archive = Installation.target("bench-exchange.zip");
        String last = "/classes/" + InventedSchool.largeClass(LARGE_CLASSES - 1) + "/gradebook";
        byte[] before;
        try (GradeBookAlone book = GradeBookAlone.start(store)) {
            GradeFiles files = book.files();
            school(table, files);
            results(table, files);
            Duration backup = took(() -> files.fetch("/archive", archive));
            String size = "; " + (Files.size(archive) >> 20) + " MiB";
            table.add(goal(all() + " out as an archive", Sample.text(backup) + size, backup, GOAL_ARCHIVE));
            Memory.addTo(table, named("heap of 256 MiB while doing all of it; resident"), book.process());
            before = book.person("root", "admin").get(last).body();
        }
        try (GradeBookAlone book = GradeBookAlone.start(store)) {
            Duration restore = took(() -> book.files().put("/archive", "application/zip", archive));
            table.add(goal(all() + " into an empty one", Sample.text(restore), restore, GOAL_ARCHIVE));
            if (!Arrays.equals(before, book.person("root", "admin").get(last).body())) {
                throw new IOException("what was restored is not what was there");
            }
            Memory.addTo(table, named("heap of 256 MiB while restoring; resident"), book.process());
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void school(Table table, GradeFiles files) throws IOException, InterruptedException {
        Import school = new Import(files, "/oneroster/imports", "application/zip");
        school.take(BodyPublishers.ofByteArray(InventedSchool.archive()));
        Duration all = school.looked.plus(school.done);
        table.add(goal(
                String.format(
                        Locale.ROOT,
                        "a school of %,d students in %,d classes with %,d results, OneRoster",
                        InventedSchool.STUDENTS,
                        InventedSchool.CLASSES,
                        InventedSchool.results()),
                Sample.text(all) + ", of which to look at it " + Sample.text(school.looked),
                all,
                GOAL_SCHOOL));
        school.take(BodyPublishers.ofByteArray(InventedSchool.largeClasses(LARGE_CLASSES)));
    }

    private void results(Table table, GradeFiles files) throws IOException, InterruptedException {
        List<Duration> looked = new ArrayList<>();
        List<Duration> done = new ArrayList<>();
        for (int c = 0; c < LARGE_CLASSES; c++) {
            Import results = new Import(
                    files, "/classes/" + InventedSchool.largeClass(c) + "/imports", "text/csv; charset=utf-8");
            results.take(BodyPublishers.ofString(InventedSchool.results(c)));
            looked.add(results.looked);
            done.add(results.done);
        }
        String what = String.format(
                Locale.ROOT,
                "%,d results of a class, CSV, %d times: ",
                InventedSchool.RESULTS_OF_A_LARGE_CLASS,
                LARGE_CLASSES);
        table.add(median(what + "looked at", Sample.of(looked), GOAL_PREVIEW));
        table.add(median(what + "done", Sample.of(done), GOAL_APPLY));
    }

    private Figure median(String what, Sample sample, Duration goal) {
        return goal(what, sample.range(), sample.percentile(50), goal);
    }

    private Figure goal(String what, String measured, Duration duration, Duration goal) {
        return Figure.goal(named(what), measured, "<= " + goal.toSeconds() + " s", duration.compareTo(goal) <= 0);
    }

    private static String all() {
        return String.format(
                Locale.ROOT,
                "%,d results with their history",
                InventedSchool.results() + LARGE_CLASSES * InventedSchool.RESULTS_OF_A_LARGE_CLASS);
    }

    private String named(String what) {
        return (store == Store.H2 ? "grades in H2: " : "grades in PostgreSQL: ") + what;
    }

    /** A step that takes its time. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static Duration took(Step step) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A file that is looked at, and then done. */
    private static final class Import {
        private final GradeFiles files;
        private final String path;
        private final String contentType;
        private Duration looked = Duration.ZERO;
        private Duration done = Duration.ZERO;

        Import(GradeFiles files, String path, String contentType) {
            this.files = files;
            this.path = path;
            this.contentType = contentType;
        }

        void take(BodyPublisher file) throws IOException, InterruptedException {
            String[] id = {""};
            looked = took(() -> id[0] = files.post(path, contentType, file));
            done = took(() ->
                    files.post(path + "/" + id[0] + "/application", "application/json", BodyPublishers.ofString("{}")));
        }
    }
}
