package dev.rollcall.grading.gradebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A grade book that is forgotten with the test; can be made unavailable. */
public final class InMemoryTutorialGradeBook implements TutorialGradeBook {
    private final SortedMap<Long, Student> students = new TreeMap<>();
    private long lastGrade;
    private boolean away;
    private boolean closed;

    /** From now on every call fails, or works again. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** From now on nothing is added, or something again. */
    public synchronized void closed(boolean now) {
        closed = now;
    }

    /** Begins again with an empty book. */
    public synchronized void forget() {
        students.clear();
        lastGrade = 0;
    }

    /** Has every teacher for one. */
    @Override
    public TutorialGradeBook as(Teacher teacher) {
        return this;
    }

    @Override
    public synchronized List<Student> students() {
        requireThere();
        return List.copyOf(students.values());
    }

    @Override
    public synchronized Optional<Student> student(StudentId id) {
        requireThere();
        return Optional.ofNullable(students.get(id.value()));
    }

    @Override
    public synchronized Optional<Added> add(StudentId id, Grade grade, String by) {
        if (closed) {
            throw new RefusedException(RefusedException.Reason.CLOSED, "The term is closed.");
        }
        return student(id).map(student -> {
            List<Grade> grades = new ArrayList<>(student.grades());
            Grade numbered = numbered(grades, grade);
            grades.add(numbered);
            students.put(id.value(), new Student(id, student.name(), grades));
            return new Added(new GradeId(++lastGrade), numbered);
        });
    }

    private static Grade numbered(List<Grade> given, Grade grade) {
        for (int n = 1; ; n++) {
            Title title = grade.title().numbered(n);
            if (given.stream()
                    .noneMatch(one -> one.title().equals(title) && one.type().equals(grade.type()))) {
                return new Grade(title, grade.type(), grade.score());
            }
        }
    }

    @Override
    public synchronized boolean fill(List<NewStudent> entered, String by) {
        requireThere();
        boolean empty = students.isEmpty();
        if (empty) {
            for (NewStudent student : entered) {
                StudentId id = new StudentId(students.size() + 1L);
                students.put(id.value(), new Student(id, student.name(), student.grades()));
                lastGrade += student.grades().size();
            }
        }
        return empty;
    }

    private void requireThere() {
        if (away) {
            throw new GradeBookUnavailableException(new IllegalStateException("away"));
        }
    }
}
