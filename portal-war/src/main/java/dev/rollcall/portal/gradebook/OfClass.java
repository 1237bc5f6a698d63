package dev.rollcall.portal.gradebook;

/** What a page shows of one class. */
public interface OfClass {
    /** The class. */
    SchoolClass section();
}
