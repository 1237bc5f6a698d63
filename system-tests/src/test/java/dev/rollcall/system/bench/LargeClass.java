package dev.rollcall.system.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A class with teachers, students, five categories of which two drop their two lowest, a weight for each, letters, and a
 * result in every cell: of twenty one is missing, one excused, and the others are quarters of points.
 */
final class LargeClass {
    /** Who may change it: {@code teacher-0}, {@code teacher-1} and so on. */
    static final int TEACHERS = 16;

    private static final int CATEGORIES = 5;
    private static final int AT_ONCE = 8;
    private static final long SEED = 20261126;

    private final String id;
    private final int students;
    private final int items;

    LargeClass(String id, int students, int items) {
        this.id = id;
        this.students = students;
        this.items = items;
    }

    String address() {
        return "/classes/" + id;
    }

    String gradebook() {
        return address() + "/gradebook";
    }

    String item(int number) {
        return id + "-item-" + number;
    }

    String cell(int item, int student) {
        return address() + "/results/" + item(item) + "/" + student(student);
    }

    private String student(int number) {
        return id + "-student-" + number;
    }

    /** Makes what all classes share. */
    static void makeSchool(GradeBookClient admin) throws IOException {
        admin.make("/terms/year", "{\"title\":\"2026/27\"}");
        admin.make("/courses/course", "{\"title\":\"Course\"}");
        admin.make(
                "/letter-schemes/letters",
                "{\"title\":\"Letters\",\"letters\":[{\"letter\":\"A\",\"from\":90},{\"letter\":\"B\",\"from\":80},"
                        + "{\"letter\":\"C\",\"from\":70},{\"letter\":\"F\",\"from\":0}]}");
        for (int teacher = 0; teacher < TEACHERS; teacher++) {
            makePerson(admin, "teacher-" + teacher, ",\"username\":\"teacher-" + teacher + "\"");
        }
    }

    private static void makePerson(GradeBookClient admin, String person, String more) throws IOException {
        admin.make(
                "/people/" + person, "{\"givenName\":\"Given " + person + "\",\"familyName\":\"Family\"" + more + "}");
    }

    void make(GradeBookClient admin) throws IOException, InterruptedException {
        admin.make(
                address(),
                "{\"title\":\"" + id
                        + "\",\"course\":\"course\",\"term\":\"year\",\"letterScheme\":\"letters\",\"weighted\":true}");
        for (int teacher = 0; teacher < TEACHERS; teacher++) {
            admin.make(address() + "/enrolments/teacher-" + teacher, "{\"role\":\"teacher\"}");
        }
        for (int category = 0; category < CATEGORIES; category++) {
            admin.make(
                    address() + "/categories/" + id + "-category-" + category,
                    "{\"title\":\"Category " + category + "\",\"weight\":" + (10 + category) + ",\"dropLowest\":"
                            + (category < 2 ? 2 : 0) + "}");
        }
        for (int item = 0; item < items; item++) {
            admin.make(
                    address() + "/line-items/" + item(item),
                    "{\"title\":\"Item " + item + "\",\"category\":\"" + id + "-category-" + item % CATEGORIES
                            + "\",\"maximum\":" + maximum(item) + ",\"published\":true}");
        }
        atOnce(students, student -> enrol(admin, student(student)));
        for (int item = 0; item < items; item++) {
            admin.patch(address() + "/results", column(item));
        }
    }

    private static int maximum(int item) {
        return 10 + 5 * (item % 7);
    }

    private void enrol(GradeBookClient admin, String student) throws IOException {
        makePerson(admin, student, "");
        admin.make(address() + "/enrolments/" + student, "{\"role\":\"student\"}");
    }

    private String column(int item) {
        Random random = new Random(SEED + item);
        return IntStream.range(0, students)
                .mapToObj(student -> "{\"lineItem\":\"" + item(item) + "\",\"student\":\"" + student(student) + "\","
                        + mark(random, item) + "}")
                .collect(Collectors.joining(",", "{\"through\":\"import\",\"results\":[", "]}"));
    }

    private static String mark(Random random, int item) {
        return switch (random.nextInt(20)) {
            case 0 -> "\"state\":\"missing\"";
            case 1 -> "\"state\":\"excused\"";
            default -> "\"score\":" + random.nextInt(4 * maximum(item) + 1) / 4.0;
        };
    }

    /** Something that is done for each number. */
    private interface Step {
        void of(int number) throws IOException;
    }

    private static void atOnce(int count, Step step) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> steps = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                steps.add(() -> {
                    step.of(number);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(steps)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
