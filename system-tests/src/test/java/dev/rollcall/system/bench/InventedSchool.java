package dev.rollcall.system.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A school of 5,000 students as another system gives it away, an archive of OneRoster CSV 1.2: each is in six of 500 classes,
 * each class has a teacher and two pieces of work, everybody has a result in everything; and, in an archive of their own, large
 * classes of 2,000 of the students and 40 pieces of work without results, which come as CSV.
 */
final class InventedSchool {
    static final int STUDENTS = 5_000;
    static final int CLASSES = 500;
    static final int RESULTS_OF_A_LARGE_CLASS = 80_000;

    private static final int CLASSES_OF_A_STUDENT = 6;
    private static final int ITEMS = 2;
    private static final int STUDENTS_OF_A_LARGE_CLASS = 2_000;
    private static final int ITEMS_OF_A_LARGE_CLASS = RESULTS_OF_A_LARGE_CLASS / STUDENTS_OF_A_LARGE_CLASS;

    private InventedSchool() {}

    static int results() {
        return STUDENTS * CLASSES_OF_A_STUDENT * ITEMS;
    }

    /** Returns the archive of the school. */
    static byte[] archive() {
        Map<String, List<String>> files = tables();
        List<String> classes = files.get("classes");
        List<String> users = files.get("users");
        List<String> enrolments = files.get("enrollments");
        List<String> items = files.get("lineItems");
        List<String> results =
                table(files, "results", "sourcedId,lineItemSourcedId,studentSourcedId,scoreStatus,score");
        for (int c = 0; c < CLASSES; c++) {
            classes.add("c" + c + ",Class " + c + ",maths,y26");
            users.add("t" + c + ",true,teacher" + c + ",Given,Teacher " + c);
            enrolments.add("e" + c + ",c" + c + ",t" + c + ",teacher");
            for (int i = 0; i < ITEMS; i++) {
                items.add(item(c + "-" + i, "c" + c));
            }
        }
        for (int p = 0; p < STUDENTS; p++) {
            users.add("p" + p + ",true,student" + p + "@school.example,Given,Student " + p);
            for (int nth = 0; nth < CLASSES_OF_A_STUDENT; nth++) {
                int c = (p + nth * CLASSES / CLASSES_OF_A_STUDENT) % CLASSES;
                enrolments.add("e" + p + "-" + c + ",c" + c + ",p" + p + ",student");
                for (int i = 0; i < ITEMS; i++) {
                    String item = "i" + c + "-" + i;
                    results.add(item + "-p" + p + "," + item + ",p" + p + ",fully graded," + (p + nth) % 41 * 0.5);
                }
            }
        }
        return zip(files);
    }

    /** Returns an archive of large classes. */
    static byte[] largeClasses(int count) {
        Map<String, List<String>> files = tables();
        for (int c = 0; c < count; c++) {
            String section = largeClass(c);
            files.get("classes").add(section + ",Large " + c + ",maths,y26");
            for (int i = 0; i < ITEMS_OF_A_LARGE_CLASS; i++) {
                files.get("lineItems").add(item(section + "-" + i, section));
            }
            for (int p = 0; p < STUDENTS_OF_A_LARGE_CLASS; p++) {
                files.get("enrollments").add("e" + section + "-" + p + "," + section + ",p" + p + ",student");
            }
        }
        for (int p = 0; p < STUDENTS_OF_A_LARGE_CLASS; p++) {
            files.get("users").add("p" + p + ",true,student" + p + "@school.example,Given,Student " + p);
        }
        return zip(files);
    }

    static String largeClass(int number) {
        return "large" + number;
    }

    /** Returns 80,000 results of a large class as CSV. */
    static String results(int largeClass) {
        Random random = new Random(largeClass);
        StringBuilder csv = new StringBuilder("Student ID");
        for (int i = 0; i < ITEMS_OF_A_LARGE_CLASS; i++) {
            csv.append(",Work [i")
                    .append(largeClass(largeClass))
                    .append('-')
                    .append(i)
                    .append(']');
        }
        for (int p = 0; p < STUDENTS_OF_A_LARGE_CLASS; p++) {
            csv.append("\r\np").append(p);
            for (int i = 0; i < ITEMS_OF_A_LARGE_CLASS; i++) {
                csv.append(',').append(random.nextInt(81) / 4.0);
            }
        }
        return csv.append("\r\n").toString();
    }

    private static Map<String, List<String>> tables() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        table(files, "academicSessions", "sourcedId,title,type,startDate,endDate,schoolYear")
                .add("y26,2026/27,schoolYear,2026-09-01,2027-07-01,2027");
        table(files, "orgs", "sourcedId,name,type").add("o,School,school");
        table(files, "courses", "sourcedId,title,orgSourcedId").add("maths,Maths,o");
        table(files, "classes", "sourcedId,title,courseSourcedId,termSourcedIds");
        table(files, "users", "sourcedId,enabledUser,username,givenName,familyName");
        table(files, "roles", "sourcedId,userSourcedId,role");
        table(files, "enrollments", "sourcedId,classSourcedId,userSourcedId,role");
        table(files, "categories", "sourcedId,title,weight").add("quizzes,Quizzes,40");
        table(files, "lineItems", "sourcedId,title,assignDate,dueDate,classSourcedId,categorySourcedId,resultValueMax");
        return files;
    }

    private static List<String> table(Map<String, List<String>> files, String name, String columns) {
        List<String> lines = new ArrayList<>(List.of(columns));
        files.put(name, lines);
        return lines;
    }

    private static String item(String id, String section) {
        return "i" + id + ",Work " + id + ",2026-10-01,2026-10-08," + section + ",quizzes,20";
    }

    private static byte[] zip(Map<String, List<String>> files) {
        List<String> manifest =
                new ArrayList<>(List.of("propertyName,value", "manifest.version,1.0", "oneroster.version,1.2"));
        files.keySet().forEach(file -> manifest.add("file." + file + ",bulk"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "manifest", manifest);
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String file, List<String> lines) throws IOException {
        zip.putNextEntry(new ZipEntry(file + ".csv"));
        zip.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
