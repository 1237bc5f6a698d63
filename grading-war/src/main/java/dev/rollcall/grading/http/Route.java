package dev.rollcall.grading.http;

import dev.rollcall.grading.gradebook.StudentId;
import java.util.List;
import java.util.Optional;

/** The addresses below the context path, read and written in this one place. */
sealed interface Route {
    /** The first segment of every address. */
    String STUDENTS = "students";

    /** The last segment of the address of a student's grades. */
    String GRADES = "grades";

    /** Returns the address, from the slash after the context path on. */
    String path();

    /** Returns the methods that can be used here, as the header {@code Allow} lists them. */
    String allowed();

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

    /** All students. */
    record AllStudents() implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS;
        }

        @Override
        public String allowed() {
            return "GET, HEAD, OPTIONS";
        }
    }

    /** One student. */
    record OneStudent(StudentId id) implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS + "/" + id;
        }

        @Override
        public String allowed() {
            return "GET, HEAD, OPTIONS";
        }
    }

    /** Where grades are added. */
    record GradesOfStudent(StudentId student) implements Route {
        @Override
        public String path() {
            return "/" + STUDENTS + "/" + student + "/" + GRADES;
        }

        @Override
        public String allowed() {
            return "OPTIONS, POST";
        }
    }
}
