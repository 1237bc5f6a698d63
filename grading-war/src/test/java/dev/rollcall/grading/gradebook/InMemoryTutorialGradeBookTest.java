package dev.rollcall.grading.gradebook;

class InMemoryTutorialGradeBookTest extends TutorialGradeBookContract {
    @Override
    protected TutorialGradeBook book() {
        return new InMemoryTutorialGradeBook();
    }
}
