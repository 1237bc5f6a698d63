package dev.rollcall.log.index;

import dev.rollcall.log.store.Day;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index of one day: holds every event of it from the first one to {@link #added}, in order, but for those that the
 * store did not have or could not read then. Only one thread changes it; any thread may read what is
 * {@link #published}.
 */
final class DayIndex implements AutoCloseable {

    private final Directory directory;
    private final long first;
    private final EventDocument document = new EventDocument();
    private @Nullable IndexWriter writer;
    private @Nullable EventCursor cursor;
    private volatile long added;
    private String received = "";
    private long committed;
    private volatile @Nullable Published published;
    private volatile boolean damaged;

    private DayIndex(Directory directory, long first) {
        this.directory = directory;
        this.first = first;
        this.added = first - 1;
        this.committed = added;
    }

    /**
     * Opens what was committed into {@code folder}, or begins anew.
     *
     * @throws IOException if it is damaged, of another version, or not of this day as the store has it now
     */
    static DayIndex open(Path folder, Day day, LogStore store) throws IOException {
        Directory directory = new MMapDirectory(folder);
        DayIndex index = new DayIndex(directory, day.firstSequence());
        try {
            if (DirectoryReader.indexExists(directory)) {
                index.load(day, store);
            } else if (directory.listAll().length > 0) {
                throw new IOException("there are files, but no index");
            }
            return index;
        } catch (IOException | RuntimeException | InternalError e) {
            index.close();
            throw e;
        }
    }

    private void load(Day day, LogStore store) throws IOException {
        DirectoryReader reader = DirectoryReader.open(directory);
        publish(reader, first - 1);
        CommitData data = CommitData.of(reader.getIndexCommit().getUserData());
        if (!data.fits(day, store)) {
            throw new IOException("the index is of another version, or of other events: " + data);
        }
        added = data.last();
        received = data.received();
        committed = added;
        publish(reader, added);
    }

    /**
     * Adds events until {@code last}, or until {@code limit} have been added.
     *
     * @return how many were added
     */
    int add(LogStore store, long last, int limit) throws IOException {
        int count = 0;
        while (count < limit && added < last) {
            StoredEvent event = next(store);
            if (event == null || event.sequence() > last) {
                cursor = null; // those between are lost or cannot be read, and this one belongs to another day
                added = last;
            } else {
                writer().addDocument(document.of(event));
                added = event.sequence();
                received = event.received().toString();
                count++;
            }
        }
        return count;
    }

    private @Nullable StoredEvent next(LogStore store) {
        if (cursor == null) {
            cursor = store.forward(added + 1);
        }
        return cursor.next();
    }

    private IndexWriter writer() throws IOException {
        if (writer == null) {
            writer = new IndexWriter(directory, Writing.config());
        }
        return writer;
    }

    /** Returns the first event of the day as it was when the index was opened. */
    long first() {
        return first;
    }

    /** Returns the last event that was added. */
    long added() {
        return added;
    }

    /** Returns how many events of the day it has. */
    long covered() {
        return added - first + 1;
    }

    /** Returns how many events were added but cannot be found yet. */
    long unpublished() {
        return added - Optional.ofNullable(published).map(Published::last).orElse(first - 1);
    }

    /** Returns the first event after {@code sequence} that was passed over; empty if none of those published was. */
    OptionalLong passedOver(long sequence) throws IOException {
        Published now = published;
        if (now == null) {
            return OptionalLong.empty();
        }
        long next = Math.max(sequence + 1, first);
        for (Leaf leaf : now.leaves()) {
            next = leaf.without(next);
        }
        return next <= now.last() ? OptionalLong.of(next) : OptionalLong.empty();
    }

    /** Returns whether it has events that a kill would take out again. */
    boolean isUncommitted() {
        return added > committed;
    }

    /** Makes all that was added findable. */
    void refresh() throws IOException {
        Published before = published;
        if (writer == null) {
            return;
        }
        DirectoryReader next =
                before == null ? DirectoryReader.open(writer) : DirectoryReader.openIfChanged(before.reader(), writer);
        publish(next == null && before != null ? before.reader() : next, added);
    }

    private void publish(@Nullable DirectoryReader reader, long last) throws IOException {
        Published before = published;
        if (reader == null) {
            return;
        }
        List<Leaf> known = before == null ? List.of() : before.leaves();
        published = new Published(reader, leaves(reader, known), first, last, () -> damaged = true);
        if (before != null && !before.reader().equals(reader)) {
            before.reader().close();
        }
    }

    /** What cannot be used must not stay open: its files would stay on the disk although they are deleted. */
    private static List<Leaf> leaves(DirectoryReader reader, List<Leaf> known) throws IOException {
        try {
            return Leaf.of(reader, known);
        } catch (IOException | RuntimeException | InternalError e) {
            reader.close();
            throw e;
        }
    }

    /** Makes sure that all that was added survives. */
    void commit() throws IOException {
        if (writer != null) {
            writer.setLiveCommitData(new CommitData(first, added, received).entries());
            writer.commit();
            committed = added;
        }
    }

    /** Finishes writing: nothing more comes. */
    void seal() throws IOException {
        if (writer != null) {
            commit();
            writer.close();
            writer = null;
            cursor = null;
            publish(DirectoryReader.open(directory), added);
        }
    }

    /** Returns what can be found, and keeps it open until its reader is released; empty if nothing can. */
    Optional<Published> acquire() {
        for (int attempt = 0; attempt < 100; attempt++) { // it may be replaced in between, but not for ever
            Published now = published;
            if (now == null || damaged) {
                return Optional.empty();
            }
            if (now.reader().tryIncRef()) {
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a search could not read it. */
    boolean isDamaged() {
        return damaged;
    }

    /** Gives up what was not committed, and ends merges. */
    @Override
    public void close() throws IOException {
        try (Directory last = directory) {
            if (writer != null) {
                writer.rollback();
            }
        } finally {
            if (published != null) {
                published.reader().close();
            }
        }
    }

    /**
     * What a commit says about itself.
     *
     * @param first the first sequence of the day
     * @param last the last one that was added
     * @param received when the last event was received, which gives away a store of other events
     */
    private record CommitData(String format, long first, long last, String received) {

        CommitData(long first, long last, String received) {
            this(Fields.FORMAT, first, last, received);
        }

        static CommitData of(Map<String, String> entries) {
            return new CommitData(
                    entries.getOrDefault("format", ""),
                    Long.parseLong(entries.getOrDefault("first", "-1")),
                    Long.parseLong(entries.getOrDefault("last", "-1")),
                    entries.getOrDefault("received", ""));
        }

        Iterable<Map.Entry<String, String>> entries() {
            return Map.of(
                            "format",
                            format,
                            "first",
                            Long.toString(first),
                            "last",
                            Long.toString(last),
                            "received",
                            received)
                    .entrySet();
        }

        boolean fits(Day day, LogStore store) {
            return format.equals(Fields.FORMAT)
                    && first == day.firstSequence()
                    && last >= first
                    && last <= day.lastSequence()
                    && store.fetch(new long[] {last}).stream()
                            .allMatch(event -> event.received().toString().equals(received));
        }
    }
}
