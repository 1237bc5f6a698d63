package dev.rollcall.kit.servlet;

/** What the kit's gate says while a service cannot answer, for tests of a launcher that knows it by its words only. */
public final class GateSentences {
    /** Nothing has failed. */
    public static final String STARTING = Obstacle.STARTING.sentence();

    /** A failure that may go away. */
    public static final String FAILED = Obstacle.FAILED.sentence();

    /** Nothing has failed. */
    public static final String STOPPING = Obstacle.STOPPING.sentence();

    private GateSentences() {}
}
