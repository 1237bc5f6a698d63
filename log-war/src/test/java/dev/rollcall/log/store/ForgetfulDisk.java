package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The real disk of a machine whose power fails: what was not forced is gone, as POSIX allows. Of a file that is what was
 * written since it was forced last, from a random byte on, and sometimes a piece before it, of which only the length is left; of a folder, that a file
 * was made or renamed in it. What was deleted stays so, which is the worst that can happen. Thread-safe.
 */
final class ForgetfulDisk implements Disk {

    /** What the store has to force. */
    enum Force {
        /** Events, before they are acknowledged. */
        EVENTS,
        /** A sealed segment, before it takes its name. */
        SEALED,
        /** That there is a new segment, before it has events. */
        NEW_SEGMENT,
        /** That there is a new day, before it has segments. */
        NEW_DAY,
        /** That a segment is sealed, before the open one is deleted. */
        RENAMED
    }

    /** Something done to a folder that is not sure yet. */
    private record Change(Path folder, Path was, Path is) {}

    private final Disk disk = new RealDisk();
    private final Set<Force> forgotten = new HashSet<>();
    private final Random random;
    private final Map<Path, Long> forced = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private boolean failing;
    private boolean dead;

    ForgetfulDisk(long seed) {
        random = new Random(seed);
    }

    /** Makes a force do nothing, as if the program did without. */
    synchronized void without(Force force) {
        forgotten.add(force);
    }

    /** Cuts the power: nothing is written any more. */
    synchronized void cut() {
        dead = true;
    }

    /** Cuts the power as soon as something that was written is to be forced. */
    synchronized void cutBeforeForce() {
        failing = true;
    }

    /** Makes the folders look as they do when the power is back. */
    synchronized void restore() throws IOException {
        while (!changes.isEmpty()) {
            Change change = changes.pop();
            if (!change.was().equals(change.is())) {
                if (Files.exists(change.is())) {
                    Files.move(change.is(), change.was());
                    forced.put(change.was(), forced.getOrDefault(change.is(), 0L));
                }
            } else {
                deleteAll(change.is());
            }
        }
        for (Map.Entry<Path, Long> file : forced.entrySet()) {
            if (Files.exists(file.getKey())) {
                cutBack(file.getKey(), file.getValue());
            }
        }
    }

    private void cutBack(Path file, long sure) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long kept = random.nextLong(Math.max(channel.size() - sure, 0) + 1);
            channel.truncate(sure + kept);
            if (kept > 0 && random.nextInt(4) > 0) {
                long from = random.nextLong(kept);
                long length = 1 + random.nextLong(kept - from) / 2;
                channel.write(ByteBuffer.allocate((int) length), sure + from);
            }
        }
    }

    private static void deleteAll(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void requirePower() throws IOException {
        if (dead) {
            throw new IOException("there is no power");
        }
    }

    @Override
    public synchronized AppendFile create(Path file) throws IOException {
        requirePower();
        AppendFile created = disk.create(file);
        changes.push(new Change(SegmentFolder.parent(file), file, file));
        forced.put(file, 0L);
        return new ForgetfulFile(created, file);
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        requirePower();
        if (!Files.exists(folder)) {
            disk.createFolder(folder);
            changes.push(new Change(SegmentFolder.parent(folder), folder, folder));
        }
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        requirePower();
        changes.removeIf(
                change -> change.folder().equals(folder.toAbsolutePath()) && !forgotten.contains(kind(change)));
    }

    private static Force kind(Change change) {
        if (!change.was().equals(change.is())) {
            return Force.RENAMED;
        }
        return change.is().toString().endsWith(SegmentFolder.OPEN) ? Force.NEW_SEGMENT : Force.NEW_DAY;
    }

    @Override
    public synchronized void rename(Path file, Path name) throws IOException {
        requirePower();
        disk.rename(file, name);
        // That the draft was made is part of the same folder: it is there under one name or the other.
        changes.removeIf(change -> change.is().equals(file));
        changes.push(new Change(SegmentFolder.parent(name), file, name));
        forced.put(name, forced.getOrDefault(file, 0L));
        forced.remove(file);
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        requirePower();
        disk.delete(path);
        changes.removeIf(change -> change.is().equals(path));
        forced.remove(path);
    }

    @Override
    public long usableBytes(Path folder) {
        return Long.MAX_VALUE / 2;
    }

    @Override
    public long totalBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    private final class ForgetfulFile implements AppendFile {

        private final AppendFile file;
        private final Path path;
        private long size;

        ForgetfulFile(AppendFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public void write(ByteBuffer... bytes) throws IOException {
            synchronized (ForgetfulDisk.this) {
                requirePower();
                size += Stream.of(bytes).mapToLong(ByteBuffer::remaining).sum();
                file.write(bytes);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (ForgetfulDisk.this) {
                requirePower();
                file.truncate(length);
                size = length;
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (ForgetfulDisk.this) {
                dead |= failing;
                requirePower();
                boolean events = path.toString().endsWith(SegmentFolder.OPEN);
                if (!forgotten.contains(events ? Force.EVENTS : Force.SEALED)) {
                    forced.put(path, size);
                }
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
