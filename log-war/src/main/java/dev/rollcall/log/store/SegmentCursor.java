package dev.rollcall.log.store;

import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the block with a sequence and goes through its events. Opens files only while it reads a block, so a segment
 * may be sealed or dropped at any time. Not thread-safe.
 */
final class SegmentCursor {

    private final Segments segments;
    private final Damage damage;
    private final Again again;
    private final RecordCodec codec = new RecordCodec();
    private @Nullable FrameScanner frames;

    /** Whether damage of the block is to be counted. */
    private boolean uncounted;

    /** How many bytes of the block are whole events that cannot be read. */
    private long foreignBytes;

    private long first;
    private long bound;

    /**
     * Reads {@code segments}, which the {@link Keeper} keeps up to date.
     *
     * @param damage counts the damage of sealed segments, and what the disk cannot read; damage of open ones is counted
     *     at the start
     */
    SegmentCursor(Segments segments, Damage damage) {
        this(segments, damage, () -> {});
    }

    /** Reads {@code segments}, which {@code again} brings up to date when one of them is gone. */
    SegmentCursor(Segments segments, Damage damage, Again again) {
        this.segments = segments;
        this.damage = damage;
        this.again = again;
    }

    /** Looks again which segments there are. */
    interface Again {
        void look() throws IOException;
    }

    /** Moves to the block that has the first event with {@code sequence} or a later one; false if there is none. */
    boolean seek(long sequence) {
        return open(() -> segments.from(sequence), sequence);
    }

    /** Moves to the block that has the last event before {@code sequence}; false if there is none. */
    boolean seekBefore(long sequence) {
        return open(() -> segments.before(sequence), sequence - 1);
    }

    /** A segment that was listed can be gone when it is opened, but is not listed once more then. */
    private boolean open(Choice choice, long sequence) {
        Path gone = null;
        while (true) {
            Segment segment = choice.segment();
            if (segment == null) {
                return false;
            }
            try {
                read(segment, segment.blocks().find(sequence));
                return true;
            } catch (NoSuchFileException e) {
                if (segment.path().equals(gone)) {
                    throw unreadable(e);
                }
                gone = segment.path();
                look();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private void look() {
        try {
            again.look();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void read(Segment segment, int block) throws IOException {
        long last = segment.extent().last();
        frames = Blocks.read(segment, block);
        uncounted = segment.sealed() || frames.damagedBytes() > 0;
        foreignBytes = 0;
        // Damage may have taken what was before the first block: going backward must lead out of the segment.
        first = block == 0 ? segment.extent().first() : segment.blocks().firstSequence(block);
        bound = block + 1 < segment.blocks().count()
                ? Math.min(last, segment.blocks().firstSequence(block + 1) - 1)
                : last;
    }

    /** Returns the sequence from which on the block has everything there is. */
    long first() {
        return first;
    }

    /** Returns the sequence up to which the block has everything there is. */
    long bound() {
        return bound;
    }

    /** Returns the next event of the block with {@code sequence} or a later one; null at its end. */
    @Nullable
    StoredEvent next(long sequence) {
        FrameScanner block = frames;
        try {
            while (block != null && block.next()) {
                StoredEvent event = block.sequence() >= sequence && block.sequence() <= bound ? event(block) : null;
                if (event != null) {
                    return event;
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (block != null) {
            if (uncounted) {
                damage.met(first, block.damagedBytes() + foreignBytes);
            }
            frames = null;
        }
        return null;
    }

    /** Returns the event of a frame; null if another version has written it, or another Java allowed its name. */
    private @Nullable StoredEvent event(FrameScanner frame) {
        try {
            return new StoredEvent(frame.sequence(), frame.received(), codec.read(frame.body()));
        } catch (IllegalArgumentException e) {
            foreignBytes += frame.end() - frame.offset();
            return null;
        }
    }

    private static StoreException unreadable(IOException e) {
        return new StoreException(Reason.FAILED, "the events cannot be read: " + e.getMessage(), e);
    }

    /** Chooses among the segments that there are now. */
    private interface Choice {
        @Nullable
        Segment segment();
    }
}
