package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real disk, which notes what is done to it, such as {@code force segments/2026-11-22}, and refuses once what it is told to
 * refuse. Paths are those below a folder; the sequence in a name has no leading zeros. Thread-safe.
 */
final class RecordedDisk implements Disk {

    private final Disk disk = new RealDisk();
    private final Path base;
    private final List<String> deeds = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long usableBytes = Long.MAX_VALUE / 2;
    private long totalBytes = Long.MAX_VALUE;
    private int openFiles;

    RecordedDisk(Path base) {
        this.base = base;
    }

    /** Makes the next such deed fail. */
    synchronized void refuse(String deed) {
        refused.add(deed);
    }

    synchronized void usableBytes(long bytes) {
        usableBytes = bytes;
    }

    synchronized void totalBytes(long bytes) {
        totalBytes = bytes;
    }

    synchronized int openFiles() {
        return openFiles;
    }

    synchronized List<String> deeds() {
        return List.copyOf(deeds);
    }

    synchronized void forgetDeeds() {
        deeds.clear();
    }

    /** Fails unless these were done, in this order, whatever was done in between. */
    void assertDone(String... expected) {
        List<String> done = deeds();
        List<String> found = new ArrayList<>();
        int next = 0;
        for (String deed : expected) {
            List<String> later = done.subList(next, done.size());
            int at = later.indexOf(deed);
            if (at >= 0) {
                found.add(deed);
                next += at + 1;
            }
        }
        assertEquals(List.of(expected), found, done::toString);
    }

    private synchronized void note(String verb, Path path) throws IOException {
        String name = base.relativize(path.toAbsolutePath()).toString().replaceAll("0{5,}", "");
        String deed = verb + " " + name;
        if (refused.remove(deed)) {
            throw new IOException("refused to " + deed);
        }
        deeds.add(deed);
    }

    private synchronized void opened(int files) {
        openFiles += files;
    }

    @Override
    public AppendFile create(Path file) throws IOException {
        note("create", file);
        AppendFile created = disk.create(file);
        opened(1);
        return new RecordedFile(created, file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        note("create", folder);
        disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        note("force", folder);
        disk.forceFolder(folder);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        note("rename", file);
        disk.rename(file, name);
    }

    @Override
    public void delete(Path path) throws IOException {
        note("delete", path);
        disk.delete(path);
    }

    @Override
    public synchronized long usableBytes(Path folder) {
        return usableBytes;
    }

    @Override
    public synchronized long totalBytes(Path folder) {
        return totalBytes;
    }

    private final class RecordedFile implements AppendFile {

        private final AppendFile file;
        private final Path path;

        RecordedFile(AppendFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public void write(ByteBuffer... bytes) throws IOException {
            note("write", path);
            file.write(bytes);
        }

        @Override
        public void truncate(long size) throws IOException {
            note("truncate", path);
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            note("force", path);
            file.force();
        }

        @Override
        public void close() throws IOException {
            opened(-1);
            file.close();
        }
    }
}
