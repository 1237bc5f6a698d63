package dev.rollcall.grading.gradebook;

import java.util.Collection;
import java.util.List;

/** What other systems call things, within a transaction. */
public interface SourceIds {
    /** Returns all, in the order of their texts. */
    List<SourceId> all();

    /** Keeps some, in the place of what they stood for before. */
    void keep(Collection<SourceId> ids);
}
