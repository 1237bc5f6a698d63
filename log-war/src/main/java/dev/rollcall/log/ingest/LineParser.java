package dev.rollcall.log.ingest;

import dev.rollcall.log.store.LogRecord;
import java.time.Instant;

/** Makes a record of a line. Knows who sent it. One implementation for each format on the wire. */
interface LineParser {

    /**
     * Returns the record that {@code line} stands for.
     *
     * @param received when the line arrived
     * @throws BadLineException if it stands for none
     */
    LogRecord parse(Line line, Instant received) throws BadLineException;
}
