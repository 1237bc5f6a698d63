package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Score;
import java.util.Map;
import java.util.Optional;

/** The states of a mark as {@code scoreStatus} and the flags of 1.2 have them. What is written reads back as the same. */
final class Marks {
    private static final String GRADED = "fully graded";
    private static final String PARTLY = "partially graded";
    private static final String SUBMITTED = "submitted";
    private static final String NOTHING = "not submitted";
    private static final String EXEMPT = "exempt";

    private Marks() {}

    /** Returns the columns that say it. */
    static Map<String, String> columns(Mark mark) {
        return Map.of(
                "scoreStatus", status(mark),
                "inProgress", "false",
                "incomplete", String.valueOf(mark.state() == State.INCOMPLETE),
                "late", String.valueOf(mark.state() == State.LATE),
                "missing", String.valueOf(mark.state() == State.MISSING));
    }

    private static String status(Mark mark) {
        return switch (mark.state()) {
            case GRADED -> GRADED;
            case UNGRADED, MISSING -> NOTHING;
            case EXCUSED -> EXEMPT;
            case LATE -> mark.score().isPresent() ? GRADED : SUBMITTED;
            case INCOMPLETE -> mark.score().isPresent() ? PARTLY : SUBMITTED;
        };
    }

    /**
     * Returns what a line says: an exempt student is excused whatever else it says; missing work with points is not missing.
     *
     * @throws RowRefusedException if it says that there are points and has none, or a word of another standard
     */
    static State state(Row row, Optional<Score> score) throws RowRefusedException {
        String status = row.required("scoreStatus");
        boolean points = score.filter(given -> given.points().signum() > 0).isPresent();
        boolean incomplete = row.flag("incomplete");
        boolean late = row.flag("late");
        if (row.flag("missing") && !points && !status.equals(EXEMPT)) {
            return State.MISSING;
        }
        return switch (status) {
            case EXEMPT -> State.EXCUSED;
            case NOTHING -> points ? graded(score, incomplete, late) : State.UNGRADED;
            case SUBMITTED -> incomplete ? State.INCOMPLETE : late ? State.LATE : State.UNGRADED;
            case PARTLY -> State.INCOMPLETE;
            case GRADED -> graded(score, incomplete, late);
            default ->
                throw new RowRefusedException(
                        "scoreStatus",
                        Fault.VALUE,
                        "scoreStatus must be exempt, fully graded, not submitted, partially graded or submitted");
        };
    }

    private static State graded(Optional<Score> score, boolean incomplete, boolean late) throws RowRefusedException {
        if (score.isEmpty()) {
            throw new RowRefusedException("score", Fault.EMPTY, "score is empty, and a textScore is not kept");
        }
        return incomplete ? State.INCOMPLETE : late ? State.LATE : State.GRADED;
    }
}
