package dev.rollcall.log.index;

import dev.rollcall.log.store.Day;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The indexes of all days, each in a folder that bears its date. Changed by one thread; any thread may read. */
final class DayIndexes implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(DayIndexes.class);

    private final Path folder;
    private final LogStore store;
    private final NavigableMap<LocalDate, DayIndex> open = new ConcurrentSkipListMap<>();
    private volatile long rebuilds;

    DayIndexes(Path folder, LogStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Returns those that are open, oldest first. */
    Collection<DayIndex> all() {
        return open.values();
    }

    /** Returns how many indexes were thrown away because they could not be used. */
    long rebuilds() {
        return rebuilds;
    }

    /** Returns the index of a day; thrown away and begun anew if it is unusable or has what the store does not. */
    DayIndex of(Day day) throws IOException {
        DayIndex index = open.get(day.received());
        if (index != null && index.isDamaged()) {
            LOG.warn("Index is damaged, it is made anew day={}", day.received());
            discard(day.received());
            index = null;
        } else if (index != null && index.first() < day.firstSequence()) {
            LOG.info("Index is made anew without what the store has dropped day={}", day.received());
            throwAway(day.received());
            index = null;
        }
        if (index == null) {
            index = opened(day);
            open.put(day.received(), index);
        }
        return index;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // changed by one thread
    private DayIndex opened(Day day) throws IOException {
        Path place = Files.createDirectories(folder.resolve(day.received().toString()));
        try {
            return DayIndex.open(place, day, store);
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            LOG.warn("Index cannot be used, it is made anew day={} reason={}", day.received(), e.toString());
            rebuilds++;
            delete(place);
            return DayIndex.open(Files.createDirectories(place), day, store);
        }
    }

    /** Closes the index of a day; what was committed stays. */
    void release(LocalDate day) throws IOException {
        DayIndex index = open.remove(day);
        if (index != null) {
            index.close();
        }
    }

    /** Throws away the index of a day, which cannot be used. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // changed by one thread
    void discard(LocalDate day) throws IOException {
        rebuilds++;
        throwAway(day);
    }

    /** Throws away the index of a day, which lacks what the store can read now. */
    void renew(LocalDate day) throws IOException {
        LOG.info("Index is made anew with what can be read again day={}", day);
        throwAway(day);
    }

    private void throwAway(LocalDate day) throws IOException {
        try {
            release(day);
        } catch (IOException | RuntimeException e) {
            LOG.debug("Index could not be closed day={}", day, e);
        }
        delete(folder.resolve(day.toString()));
    }

    /** Throws away the indexes of all other days, and whatever else lies there. */
    void keep(Collection<Day> days) throws IOException {
        Set<String> names = new HashSet<>();
        days.forEach(day -> names.add(day.received().toString()));
        for (LocalDate day : Set.copyOf(open.keySet())) {
            if (!names.contains(day.toString())) {
                release(day);
            }
        }
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
                for (Path place : places) {
                    if (!names.contains(place.getFileName().toString())) {
                        delete(place);
                    }
                }
            }
        }
    }

    private static void delete(Path place) throws IOException {
        if (Files.isDirectory(place, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
                for (Path file : files) {
                    delete(file);
                }
            }
        }
        Files.deleteIfExists(place);
    }

    /** Returns how many bytes the files have. */
    long size() {
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(DayIndexes::length).sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // a folder has just gone
        }
    }

    private static long length(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // merged away
        }
    }

    @Override
    public void close() throws IOException {
        Map<LocalDate, DayIndex> last = new TreeMap<>(open);
        for (LocalDate day : last.keySet()) {
            release(day);
        }
    }
}
