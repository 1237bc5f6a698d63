package dev.rollcall.portal.grades;

/** What the page <em>Student</em> shows: the student, and the form that adds a grade. */
public record StudentView(Student student, GradeForm form) {}
