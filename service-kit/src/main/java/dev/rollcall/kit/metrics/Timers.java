package dev.rollcall.kit.metrics;

/** The timers of one name, told apart by the values of their labels. Thread-safe. */
@FunctionalInterface
public interface Timers {

    /**
     * Returns the timer with these values. Each combination stays in memory for good, so they must never be what a
     * caller sends; a look-up costs more than {@link Timer#took}, so keep what it returns where it is used often.
     *
     * @param values as many as there are labels, in their order
     */
    Timer with(String... values);
}
