package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.StudentId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses below the context path, read and written in this one place. */
sealed interface Route {
    /** The first segment of every address. */
    String STUDENTS = "students";

    /** The last segment of the address of a student's grades. */
    String GRADES = "grades";

    /** What can be done with what is only read. */
    Set<String> READ = methods("GET", "HEAD", "OPTIONS");

    /** What can be done where something is added. */
    Set<String> ADD = methods("OPTIONS", "POST");

    /** Returns the address, from the slash after the context path on. */
    String path();

    /** Returns the methods that can be used here, in the order in which the header {@code Allow} lists them. */
    Set<String> allowed();

    /** Reads the segments after {@code /students}; empty if there is nothing at such an address. */
    static Optional<Route> parse(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.of(new AllStudents());
        }
        Optional<StudentId> id = StudentId.parse(segments.get(0));
        if (segments.size() == 1) {
            return id.map(OneStudent::new);
        }
        boolean grades = segments.size() == 2 && segments.get(1).equals(GRADES);
        return grades ? id.map(GradesOfStudent::new) : Optional.empty();
    }

    private static Set<String> methods(String... inOrder) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(inOrder)));
    }

    /** All students. */
    record AllStudents() implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS;
        }

        @Override
        public Set<String> allowed() {
            return READ;
        }
    }

    /** One student. */
    record OneStudent(StudentId id) implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS + "/" + id;
        }

        @Override
        public Set<String> allowed() {
            return READ;
        }
    }

    /** Where grades are added. */
    record GradesOfStudent(StudentId student) implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS + "/" + student + "/" + GRADES;
        }

        @Override
        public Set<String> allowed() {
            return ADD;
        }
    }
}
