package dev.rollcall.kit.spool;

/** Counts what a spool could not keep. */
final class Losses implements SpoolListener {
    long forcedOut;
    long damaged;

    @Override
    public void forcedOut(long events) {
        forcedOut += events;
    }

    @Override
    public void damaged(long events) {
        damaged += events;
    }
}
