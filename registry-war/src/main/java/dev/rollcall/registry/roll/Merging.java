package dev.rollcall.registry.roll;

import org.jspecify.annotations.Nullable;

/** Tells what has happened when another node knew more about an instance. */
final class Merging {

    private Merging() {}

    /**
     * Returns the cause for which {@code after}, the join of {@code before} and what another node told, differs from
     * {@code before}.
     */
    static Cause cause(@Nullable Entry before, Entry after) {
        if (before == null || before.removed()) {
            return after.present() ? Cause.REGISTERED : Cause.MERGED;
        }
        if (after.removed()) {
            return after.left() ? Cause.DEREGISTERED : Cause.EXPIRED;
        }
        if (!before.generation().equals(after.generation())) {
            return before.generation().isSameAs(after.generation()) ? Cause.MERGED : Cause.REPLACED;
        }
        if (!before.operator().equals(after.operator())) {
            return after.operator().drained() ? Cause.DRAINED : Cause.UNDRAINED;
        }
        if (before.health() != after.health()) {
            return Cause.CHECKED;
        }
        return before.home().equals(after.home()) ? Cause.MERGED : Cause.MOVED;
    }
}
