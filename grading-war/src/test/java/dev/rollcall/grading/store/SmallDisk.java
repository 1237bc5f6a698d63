package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    public static SmallDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) == 0,
                "a small file system cannot be mounted here");
        return new SmallDisk(folder);
    }

    /** Fills it but for so much. */
    public void leave(int kibibytes) throws IOException {
        long room = folder.toFile().getUsableSpace();
        Files.write(filler, new byte[Math.toIntExact(room - (long) kibibytes * KIB)]);
    }

    public void makeRoom() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
