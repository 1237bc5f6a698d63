package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.bench.GradeBookAlone.Store;
import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A grade book that holds the largest class that others document: 2,000 students and 40 items. The whole of it with totals while
 * it is graded, a class of fifty, saves one after the other and by sixteen at once, ten teachers in one column.
 */
final class Grades implements Measurement {
    private static final int CLIENTS = 16;
    private static final int TEACHERS = 10;
    private static final int REPETITIONS = 3;
    private static final Load WARM_UP = new Load(Duration.ZERO, Duration.ofSeconds(5));
    private static final Load BARE = new Load(Duration.ofMillis(500), Duration.ofMillis(1500));
    private static final Load COUNTED = new Load(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration GOAL_LARGE = Duration.ofMillis(500);
    private static final Duration GOAL_SMALL = Duration.ofMillis(40);
    private static final Duration GOAL_SAVE = Duration.ofMillis(10);
    private static final int GOAL_SAVES = 500;

    private final Store store;
    private final LargeClass large = new LargeClass("large", 2000, 40);
    private final LargeClass small = new LargeClass("small", 50, 40);

    Grades(Store store) {
        this.store = store;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (GradeBookAlone book = GradeBookAlone.start(store)) {
            GradeBookClient admin = book.person("root", "admin");
            LargeClass.makeSchool(admin);
            small.make(admin);
            large.make(admin);
            List<GradeBookClient> teachers = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> book.person("teacher-" + i, "teacher"))
                    .toList();
            GradeBookClient teacher = teachers.get(0);
            Request bare = () -> Call.get(book.bare(), Map.of()).send();

            Request largeRead = new AfterASave(teacher, large)::read;
            table.add(slow(
                    "2,000 students x 40 items with totals, and a save before it",
                    GOAL_LARGE,
                    List.of(largeRead),
                    List.of(bare)));
            Request smallRead = () -> teacher.get(small.gradebook());
            table.add(slow("50 students x 40 items with totals", GOAL_SMALL, List.of(smallRead), List.of(bare)));
            table.add(slow("one save, forced", GOAL_SAVE, saves(teachers.subList(0, 1)), List.of(bare)));
            table.add(many(
                    saves(teachers),
                    IntStream.range(0, CLIENTS).mapToObj(i -> bare).toList()));
            sameColumn(table, teachers.subList(0, TEACHERS));
            Memory.addTo(table, named("heap of 256 MiB while doing all of it; resident"), book.process());
        }
    }

    private String named(String what) {
        return (store == Store.H2 ? "grades in H2: " : "grades in PostgreSQL: ") + what;
    }

    /** Reads a class that has changed since: nothing of an answer can be an earlier one. */
    private static final class AfterASave {
        private final GradeBookClient teacher;
        private final LargeClass large;
        private final Saver saver;

        AfterASave(GradeBookClient teacher, LargeClass large) throws IOException {
            this.teacher = teacher;
            this.large = large;
            this.saver = new Saver(teacher, large.cell(0, 0));
        }

        void read() throws IOException {
            saver.save();
            teacher.get(large.gradebook());
        }
    }

    /** Saves another score into one cell again and again. */
    private static final class Saver {
        private final GradeBookClient teacher;
        private final String cell;
        private String tag;
        private int saves;

        Saver(GradeBookClient teacher, String cell) throws IOException {
            this.teacher = teacher;
            this.cell = cell;
            this.tag = teacher.get(cell).tag();
        }

        void save() throws IOException {
            saves++;
            Call.Answer answer = teacher.change(cell, "{\"score\":" + saves % 20 + ".25}", tag);
            if (answer.status() != 200) {
                throw new IOException("answered " + answer.status());
            }
            tag = answer.tag();
        }
    }

    /** Everybody saves into a cell of one's own, all of them in one class. */
    private List<Request> saves(List<GradeBookClient> teachers) throws IOException {
        List<Request> requests = new ArrayList<>();
        for (GradeBookClient teacher : teachers) {
            requests.add(new Saver(teacher, large.cell(1 + requests.size(), 100 + requests.size()))::save);
        }
        return requests;
    }

    private Figure slow(String what, Duration goal, List<Request> clients, List<Request> bare)
            throws InterruptedException {
        WARM_UP.of(clients);
        List<Sample> taken = new ArrayList<>();
        List<Sample> beside = new ArrayList<>();
        int failed = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            Result result = COUNTED.of(clients);
            taken.add(result.answers());
            failed += result.failed();
            beside.add(BARE.of(bare).answers());
        }
        Duration median = median95(taken);
        return Figure.goal(
                        named(what),
                        text95(taken) + failures(failed),
                        "p95 <= " + goal.toMillis() + " ms; bare servlet " + text95(beside),
                        failed == 0 && median.compareTo(goal) <= 0)
                .with(Sample.joined(taken), new Limit("p95", goal))
                .over("bare servlet in turn with it", Sample.joined(beside));
    }

    private static Duration median95(List<Sample> repetitions) {
        return Sample.of(repetitions.stream().map(each -> each.percentile(95)).toList())
                .percentile(50);
    }

    private static String text95(List<Sample> repetitions) {
        Sample tails =
                Sample.of(repetitions.stream().map(each -> each.percentile(95)).toList());
        Sample middles =
                Sample.of(repetitions.stream().map(each -> each.percentile(50)).toList());
        return "p95 " + Sample.text(tails.percentile(50)) + " (" + Sample.text(tails.min()) + " to "
                + Sample.text(tails.max()) + "), p50 " + Sample.text(middles.percentile(50));
    }

    private static String failures(int failed) {
        return failed == 0 ? "" : ", " + failed + " **failed**";
    }

    private Figure many(List<Request> clients, List<Request> bare) throws InterruptedException {
        WARM_UP.of(clients);
        List<Result> results = new ArrayList<>();
        List<Result> beside = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            results.add(COUNTED.of(clients));
            beside.add(BARE.of(bare));
        }
        Repeated saved = new Repeated(results);
        Repeated bareToo = new Repeated(beside);
        List<Sample> answers = results.stream().map(Result::answers).toList();
        return Figure.goal(
                        named(CLIENTS + " clients save in one class"),
                        saved.rates() + ", " + text95(answers) + failures(saved.failed()),
                        ">= " + GOAL_SAVES + "/s; bare servlet " + bareToo.rates(),
                        saved.failed() == 0 && saved.perSecond() >= GOAL_SAVES)
                .with(saved.answers())
                .over("bare servlet in turn with it", bareToo.answers());
    }

    private void sameColumn(Table table, List<GradeBookClient> teachers) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(Scale.of(30, 300));
        SameColumn.Outcome outcome = new SameColumn(large, teachers).of(time);
        table.add(Figure.goal(
                        named(TEACHERS + " teachers, 2 saves/s each, one column, " + time.toSeconds() + " s"),
                        outcome.saved().size() + " saved in p95 "
                                + Sample.text(outcome.saved().percentile(95)) + ", " + outcome.conflicts()
                                + " conflicts told, " + outcome.lost() + " lost, " + outcome.more() + " duplicates",
                        "0 lost, 0 duplicates",
                        outcome.lost() == 0 && outcome.more() == 0)
                .with(outcome.saved()));
    }
}
