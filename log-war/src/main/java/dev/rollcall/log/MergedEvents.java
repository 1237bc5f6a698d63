package dev.rollcall.log;

import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.SegmentReader;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of several log services as one list: of the next events of each, the one with the earliest time comes
 * first, of equal ones that of the earlier service. So the events of one service stay in the order of their arrival.
 * Sequences are those of each store. Not thread-safe.
 */
final class MergedEvents implements EventCursor {

    private final List<Source> sources;

    private MergedEvents(List<Source> sources) {
        this.sources = sources;
    }

    /** A store, and the event of it that has not been given out. */
    private static final class Source {
        private final EventCursor cursor;
        private @Nullable StoredEvent next;

        Source(EventCursor cursor) {
            this.cursor = cursor;
        }

        void advance() {
            next = cursor.next();
        }
    }

    /**
     * Reads the folders of log services.
     *
     * @throws IOException if one of them cannot be read
     */
    static EventCursor of(List<Path> folders) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path folder : folders) {
            sources.add(new Source(SegmentReader.read(folder.resolve(LogApplication.SEGMENTS))));
        }
        sources.forEach(Source::advance);
        return new MergedEvents(sources);
    }

    @Override
    public @Nullable StoredEvent next() {
        Source first = null;
        StoredEvent earliest = null;
        for (Source source : sources) {
            StoredEvent next = source.next;
            if (next != null
                    && (earliest == null
                            || next.record().time().isBefore(earliest.record().time()))) {
                first = source;
                earliest = next;
            }
        }
        if (first != null) {
            first.advance();
        }
        return earliest;
    }
}
