package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.Visible;
import java.util.List;
import java.util.Optional;

/**
 * The most frequent values of a field, each leading to what has it and what has not.
 *
 * @param field as the search calls it
 * @param complete false if the counts are too low
 */
public record FacetView(String field, List<Choice> choices, boolean complete) {
    private static final int MOST = 6;

    public FacetView {
        choices = List.copyOf(choices);
    }

    /**
     * A value.
     *
     * @param value what is shown
     * @param only the filter that leaves those with it; empty if a search cannot say that
     * @param not the filter that leaves the others
     */
    public record Choice(String value, long count, Optional<LogFilter> only, Optional<LogFilter> not) {}

    static FacetView of(Facet facet, LogFilter filter) {
        return new FacetView(
                facet.field(),
                facet.values().stream()
                        .limit(MOST)
                        .map(value -> new Choice(
                                Visible.of(value.value()),
                                value.count(),
                                filter.narrowed(facet.field(), value.value(), true),
                                filter.narrowed(facet.field(), value.value(), false)))
                        .toList(),
                facet.complete());
    }
}
