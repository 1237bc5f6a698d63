package dev.rollcall.portal.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The roll at one moment.
 *
 * @param notice a sentence of the registry about itself, or empty
 */
public record Roll(String notice, List<Entry> entries) {
    public Roll {
        entries = List.copyOf(entries);
    }

    /** The same with the newest check of each instance that any of these rolls knows: of several registries each checks its share. */
    public Roll withChecksOf(List<Roll> others) {
        Roll newest = this;
        for (Roll other : others) {
            newest = newest.withChecksOf(other);
        }
        return newest;
    }

    private Roll withChecksOf(Roll other) {
        Map<String, Entry> theirs = other.entries.stream()
                .collect(Collectors.toMap(Entry::instanceId, Function.identity(), (one, same) -> one));
        return new Roll(
                notice,
                entries.stream()
                        .map(entry -> Optional.ofNullable(theirs.get(entry.instanceId()))
                                .map(entry::withCheckOf)
                                .orElse(entry))
                        .toList());
    }
}
