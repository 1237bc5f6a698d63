package dev.rollcall.system.bench;

import java.io.IOException;

/** A kind of figure. */
@FunctionalInterface
interface Measurement {
    /** Measures, and adds each figure as soon as it is known. */
    void into(Table table) throws IOException, InterruptedException;
}
