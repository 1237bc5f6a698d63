package dev.rollcall.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, mounted where a folder is; a test that wants one is skipped where it cannot be mounted. */
public final class SmallDisk implements AutoCloseable {
    private static final int KIB = 1 << 10;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Mounts one of so many mebibytes. */
    public static SmallDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) != 0) {
            Skips.because("a small disk cannot be mounted here: that takes root, and a system that lets root mount");
        }
        return new SmallDisk(folder);
    }

    /** Fills it but for so much. */
    public void leave(int kibibytes) throws IOException {
        long room = folder.toFile().getUsableSpace();
        Files.write(filler, new byte[Math.toIntExact(room - (long) kibibytes * KIB)]);
    }

    /** Gives back what {@link #leave} took. */
    public void makeRoom() throws IOException {
        Files.delete(filler);
    }

    /** Lets no process write any more, as the system does after an error of a disk. */
    public void protect() throws IOException, InterruptedException {
        assertEquals(0, run("mount", "-o", "remount,ro", folder.toString()), "mounted read-only");
    }

    /** Unmounts it; no process may have a file of it open. */
    @Override
    public void close() throws IOException, InterruptedException {
        assertEquals(0, run("umount", folder.toString()), "unmounted");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
