package dev.rollcall.grading.oneroster;

/** A line cannot be read; the message is what is wrong with it, without a full stop. */
final class RowRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final Fault fault;

    RowRefusedException(String column, Fault fault, String what) {
        super(what, null, false, false);
        this.column = column;
        this.fault = fault;
    }

    String column() {
        return column;
    }

    Fault fault() {
        return fault;
    }
}
