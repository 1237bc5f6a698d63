package dev.rollcall.grading.oneroster;

import java.util.HashMap;
import java.util.Map;

/** Which lines of a file were about what, so that nothing has two. */
final class Lines {
    private final Map<Object, Integer> lines = new HashMap<>();

    /** Notes whose line it is. */
    void enter(Row row, Object what) throws RowRefusedException {
        Integer before = lines.putIfAbsent(what, row.line());
        if (before != null) {
            throw new RowRefusedException("sourcedId", Fault.TWICE, "line " + before + " is about the same");
        }
    }

    /** Returns whether something had a line. */
    boolean has(Object what) {
        return lines.containsKey(what);
    }
}
