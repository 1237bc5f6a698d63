package dev.rollcall.log.ingest;

import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a record of a line whose sender it knows. One implementation for each format on the wire. */
interface LineParser {

    /**
     * Returns the record that {@code line} stands for.
     *
     * @param received when the line arrived
     * @param origin where it stands among the lines of its sender, if told
     * @throws BadLineException if it stands for none
     */
    LogRecord parse(Line line, Instant received, @Nullable ProducerSequence origin) throws BadLineException;
}
