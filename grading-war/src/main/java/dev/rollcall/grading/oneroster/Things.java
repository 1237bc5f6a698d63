package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things of one kind: those that are there, and what shall become of them. Used by one thread. */
final class Things<T extends Versioned> {
    private final Map<Id, T> there = new LinkedHashMap<>();
    private final Map<Id, Step<T>> steps = new LinkedHashMap<>();

    Things(Collection<T> there) {
        there.forEach(thing -> this.there.put(thing.id(), thing));
    }

    /** Returns a thing as it shall be. */
    Optional<T> find(Id id) {
        Step<T> step = steps.get(id);
        return step == null ? Optional.ofNullable(there.get(id)) : Optional.of(step.after());
    }

    /** Returns whether a thing is there, or shall be. */
    boolean has(Id id) {
        return there.containsKey(id) || steps.containsKey(id);
    }

    /** Returns whether a thing is there already. */
    boolean had(Id id) {
        return there.containsKey(id);
    }

    /** Returns those that are there. */
    Collection<T> there() {
        return there.values();
    }

    void put(T after) {
        steps.put(after.id(), new Step<>(Optional.ofNullable(there.get(after.id())), after));
    }

    List<Step<T>> steps() {
        return List.copyOf(steps.values());
    }
}
