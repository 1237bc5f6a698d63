package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Limits.require;

import java.util.List;
import java.util.Optional;

/**
 * What leads a subscriber from the view it holds to the newest. Immutable.
 *
 * @param added providers that can be called from now on; all of them if {@code full}
 * @param removed providers that can no longer be called; empty if {@code full}
 * @param view the view this leads to, an opaque hash of its content; empty in the tutorial's form
 * @param previousView the view this starts from; empty if {@code full} and in the tutorial's form
 * @param full whether {@code added} replaces everything held
 */
public record ProviderUpdate(
        List<Provider> added,
        List<Provider> removed,
        Optional<String> view,
        Optional<String> previousView,
        boolean full) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a full update removes something or names no view
     */
    public ProviderUpdate {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        Limits.text("View", view, Limits.MAX_TEXT);
        Limits.text("PreviousView", previousView, Limits.MAX_TEXT);
        require(!full || removed.isEmpty(), "Removed must be empty when Full is true");
        require(!full || view.isPresent(), "View must be present when Full is true");
        require(full || view.isPresent() == previousView.isPresent(), "View and PreviousView must come together");
    }

    /** Returns the update that replaces everything held by {@code all}. */
    public static ProviderUpdate full(String view, List<Provider> all) {
        return new ProviderUpdate(all, List.of(), Optional.of(view), Optional.empty(), true);
    }

    /** Returns the update that leads from {@code previousView} to {@code view}. */
    public static ProviderUpdate patch(String previousView, String view, List<Provider> added, List<Provider> removed) {
        return new ProviderUpdate(added, removed, Optional.of(view), Optional.of(previousView), false);
    }

    /** Returns the update as the tutorial knows it: nothing but additions and removals. */
    public static ProviderUpdate plain(List<Provider> added, List<Provider> removed) {
        return new ProviderUpdate(added, removed, Optional.empty(), Optional.empty(), false);
    }
}
