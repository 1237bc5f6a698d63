package dev.rollcall.kit.log4j;

/** The way of a web application's log to the log service, for as long as it is not closed. Thread-safe. */
public interface LogConnection extends AutoCloseable {

    /** Names the instance that logs, written to each event from now on as {@code service.node.name}. */
    void node(String id);

    /** Returns whether an appender of this web application is connected. */
    boolean inUse();

    /** Sends what there is, within two seconds, and leaves the rest on disk. */
    @Override
    void close();
}
