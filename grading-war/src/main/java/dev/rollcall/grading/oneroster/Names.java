package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.kit.security.Sha256;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What things are called in archives and here. A {@code sourcedId} that can be an id is the id of what is new; from any other
 * one the id is worked out, always the same, and both are remembered. Used by one thread.
 */
final class Names {
    /** What work without a category names, which it has to. */
    static final String NO_CATEGORY = "rollcall-no-category";

    private static final int DERIVED_LENGTH = 32;

    private final Map<Kind, Map<String, Id>> known = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<Id, String>> outward = new EnumMap<>(Kind.class);
    private final List<SourceId> kept = new ArrayList<>();

    /** @param known in the order of their texts: the first is written */
    Names(List<SourceId> known) {
        known.forEach(this::enter);
    }

    private void enter(SourceId name) {
        known.computeIfAbsent(name.kind(), kind -> new HashMap<>()).put(name.text(), name.id());
        outward.computeIfAbsent(name.kind(), kind -> new HashMap<>()).putIfAbsent(name.id(), name.text());
    }

    /** Returns which thing is meant. */
    Optional<Id> find(Kind kind, String sourced, Predicate<Id> isThere) {
        return Optional.ofNullable(known.getOrDefault(kind, Map.of()).get(sourced))
                .filter(isThere)
                .or(() -> own(sourced).filter(isThere));
    }

    private static Optional<Id> own(String sourced) {
        return Id.isSafe(sourced) ? Optional.of(new Id(sourced)) : Optional.empty();
    }

    /** Returns the id of what is new. */
    Id make(Kind kind, String sourced) {
        Id id = own(sourced).orElseGet(() -> derived(kind.name(), sourced));
        keep(kind, sourced, id);
        return id;
    }

    /** Remembers which thing is meant. */
    void keep(Kind kind, String sourced, Id id) {
        boolean isKnown = id.equals(known.getOrDefault(kind, Map.of()).get(sourced));
        if (!isKnown && !id.text().equals(sourced)) {
            SourceId name = new SourceId(kind, sourced, id);
            kept.add(name);
            enter(name);
        }
    }

    /** Returns what is to be remembered in addition. */
    List<SourceId> kept() {
        return List.copyOf(kept);
    }

    /** Returns what a thing is called in archives. */
    String outward(Kind kind, Id id) {
        return outward.getOrDefault(kind, Map.of()).getOrDefault(id, id.text());
    }

    /** Returns what something between two things is called in archives. */
    static String of(String one, String other) {
        return one + "_" + other;
    }

    /** Returns an id that is always worked out of these texts. */
    static Id derived(String... texts) {
        return new Id("x" + Sha256.hex(String.join("\n", texts)).substring(0, DERIVED_LENGTH));
    }
}
