package dev.rollcall.portal.logs;

import java.util.List;
import java.util.Optional;

/**
 * What the log services answered for one page.
 *
 * @param chart empty if it did not come in time
 * @param facets none if they did not come in time
 * @param several whether several log services were asked, each of which has sequences of its own
 */
public record Findings(LogAnswer answer, Optional<LogChart> chart, List<Facet> facets, boolean several) {
    public Findings {
        facets = List.copyOf(facets);
    }
}
