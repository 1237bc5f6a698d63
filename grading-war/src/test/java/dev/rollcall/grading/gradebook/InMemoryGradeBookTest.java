package dev.rollcall.grading.gradebook;

class InMemoryGradeBookTest extends GradeBookContract {
    @Override
    protected GradeBook book() {
        return new InMemoryGradeBook();
    }
}
