package dev.rollcall.launcher.doctor;

/**
 * What was found, good or bad.
 *
 * @param severity how bad it is
 * @param sentence what was found and, if it is not as it should be, what to do
 */
record Finding(Severity severity, String sentence) {
    /** How bad something is. */
    enum Severity {
        /** Rollcall will not start, not work, or is open to strangers. */
        WRONG,
        /** It works, but an administrator should look. */
        WARNING,
        /** All is well. */
        FINE
    }

    static Finding wrong(String sentence) {
        return new Finding(Severity.WRONG, sentence);
    }

    static Finding warning(String sentence) {
        return new Finding(Severity.WARNING, sentence);
    }

    static Finding fine(String sentence) {
        return new Finding(Severity.FINE, sentence);
    }

    boolean isWrong() {
        return severity == Severity.WRONG;
    }
}
