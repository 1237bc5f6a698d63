package dev.rollcall.grading.exchange;

/** A line or field cannot be read; the message is the sentence about it. */
final class RefusedFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RefusedFieldException(Problem problem, String sentence) {
        super(sentence, null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
