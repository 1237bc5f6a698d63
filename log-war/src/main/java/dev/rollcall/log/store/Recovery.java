package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out at a start what is in a folder. It reads the feet of segments, and as a whole the segment written last and
 * those whose foot is damaged. Damage, and what the disk cannot read, is counted and passed over: a start never fails for it. For one thread.
 */
final class Recovery {

    private final SegmentFolder folder;
    private final Disk disk;
    private final Segments segments = new Segments();
    private final Producers producers = new Producers();
    private final List<Segment> unread = new ArrayList<>();
    private long damagedBytes;
    private long next = 1;

    private Recovery(SegmentFolder folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Reads {@code folder}, which is made if missing, and removes what a start or a power cut left unfinished. */
    static Recovery of(SegmentFolder folder, Disk disk) throws IOException {
        disk.createFolder(folder.root());
        disk.forceFolder(SegmentFolder.parent(folder.root()));
        Recovery recovery = new Recovery(folder, disk);
        for (LocalDate day : folder.days()) {
            recovery.tidy(day);
            recovery.read(day);
        }
        return recovery;
    }

    /**
     * Returns the segments in {@code folder}, changing nothing: it may be in use.
     *
     * @throws java.nio.file.NoSuchFileException if one was sealed or dropped meanwhile
     */
    static Segments peek(SegmentFolder folder, Disk disk) throws IOException {
        Recovery recovery = new Recovery(folder, disk);
        if (Files.isDirectory(folder.root())) {
            for (LocalDate day : folder.days()) {
                recovery.read(day);
            }
        }
        return recovery.segments;
    }

    Segments segments() {
        return segments;
    }

    Producers producers() {
        return producers;
    }

    /** Returns those of the segments that the disk could not read to their end: another time it may. */
    List<Segment> unread() {
        return unread;
    }

    /** Returns how many bytes belong to no whole event. */
    long damagedBytes() {
        return damagedBytes;
    }

    /** Returns a sequence that no event can have had, not even one that was lost to damage. */
    long nextSequence() {
        return next;
    }

    private void tidy(LocalDate day) throws IOException {
        for (Path draft : folder.files(day, SegmentFolder.SEALING)) {
            disk.delete(draft);
        }
        for (Path open : folder.files(day, SegmentFolder.OPEN)) {
            if (Files.exists(SegmentFolder.sibling(open, SegmentFolder.SEALED)) || Files.size(open) == 0) {
                disk.delete(open);
            }
        }
    }

    private void read(LocalDate day) throws IOException {
        List<Path> files = folder.files(day, "");
        for (Path file : files) {
            if (String.valueOf(file).endsWith(SegmentFolder.SEALED)) {
                add(found(file, day, true), file);
            } else if (String.valueOf(file).endsWith(SegmentFolder.OPEN)) {
                Path sealed = SegmentFolder.sibling(file, SegmentFolder.SEALED);
                if (!Files.exists(sealed)) {
                    add(found(file, day, false), file);
                } else if (!files.contains(sealed)) { // it has just taken its place
                    add(found(sealed, day, true), sealed);
                }
            }
        }
    }

    private void add(Found found, Path file) {
        Extent extent = found.segment.extent();
        damagedBytes += found.damagedBytes;
        if (!found.whole) {
            unread.add(found.segment);
        }
        if (!extent.isEmpty()) {
            segments.add(found.segment);
            producers.putAll(found.segment.producers().all());
            if (found.segment.sealed()) {
                found.segment.producers().clear(); // there may be thousands of segments
            }
        }
        long named = SegmentFolder.sequence(file);
        // A lost event had a byte at least.
        next = Math.max(next, Math.max(extent.last() + 1, named) + found.damagedBytes);
    }

    private static Found found(Path file, LocalDate day, boolean sealed) throws IOException {
        Optional<Foot.Content> foot = foot(file);
        if (foot.isEmpty()) {
            return scanned(file, day, sealed);
        }
        Foot.Content content = foot.get();
        return new Found(
                new Segment(file, day, sealed, content.blocks(), content.producers(), content.extent()),
                content.damagedBytes(),
                true);
    }

    private static Optional<Foot.Content> foot(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return foot(channel);
        }
    }

    private static Optional<Foot.Content> foot(FileChannel channel) throws ClosedChannelException {
        try {
            long end = channel.size() - Foot.TRAILER_BYTES;
            ByteBuffer trailer = ByteBuffer.allocate(Foot.TRAILER_BYTES);
            if (end < 0 || channel.position(end).read(trailer) < Foot.TRAILER_BYTES) {
                return Optional.empty();
            }
            long offset = trailer.flip().getLong();
            if (trailer.getLong() != Foot.FINISHED || offset < 0 || offset > end) {
                return Optional.empty();
            }
            FrameScanner frames = new FrameScanner(channel.position(offset));
            return frames.next() && frames.offset() == 0 && frames.kind() == Frame.FOOT
                    ? Optional.of(Foot.read(frames.body(), offset))
                    : Optional.empty();
        } catch (ClosedChannelException e) { // who reads was interrupted
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Found scanned(Path file, LocalDate day, boolean sealed) throws IOException {
        SegmentScan scan = new SegmentScan(SegmentFolder.sequence(file), sealed);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            scan.read(channel);
            long unread = scan.isWhole() ? 0 : channel.size() - channel.position();
            return new Found(scan.segment(file, day), scan.damagedBytes() + unread, scan.isWhole());
        }
    }

    /**
     * What there is in a file.
     *
     * @param whole whether it could be read to its end, damage included
     */
    private record Found(Segment segment, long damagedBytes, boolean whole) {}
}
