package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a Tomcat holds (Linux only). It is asked with the JDK of the tests, which is what the launcher runs it on.
 *
 * @param pid of its process
 * @param heap bytes that are reachable, after the garbage was collected
 * @param loaders class loaders of web applications
 * @param threads of the process, those of the JVM itself included
 * @param handles files and connections that are open
 * @param temporary files and directories in its directory {@code temp}
 */
public record Vitals(long pid, long heap, int loaders, int threads, int handles, int temporary) {
    private static final int MIB = 1 << 20;

    /**
     * Looks.
     *
     * @param catalinaBase its directory
     */
    public static Vitals of(ProcessHandle process, Path catalinaBase) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        Jvm.Live live = new Jvm(Installation.ownJdk(), process.pid()).live();
        return new Vitals(
                process.pid(),
                live.bytes(),
                live.loaders(),
                count(proc.resolve("task")),
                Handles.of(process.pid()).total(),
                count(catalinaBase.resolve("temp")));
    }

    /** Only the names are read: a thread may have ended since. */
    private static int count(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return (int) entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether nothing of this is more than what was then and so much more; of another process, nothing is. */
    public boolean isWithin(Vitals then, Vitals more) {
        return pid == then.pid
                && heap <= then.heap + more.heap
                && loaders <= then.loaders + more.loaders
                && threads <= then.threads + more.threads
                && handles <= then.handles + more.handles
                && temporary <= then.temporary + more.temporary;
    }

    @Override
    public String toString() {
        return heap / MIB + " MiB live, " + loaders + " class loaders, " + threads + " threads, " + handles
                + " handles, " + temporary + " temporary files";
    }
}
