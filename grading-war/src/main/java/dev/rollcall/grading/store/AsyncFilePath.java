package dev.rollcall.grading.store;

import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.async.FilePathAsync;
import org.jspecify.annotations.Nullable;

/**
 * H2's file system {@code async:}, in which the interrupt of a thread does not close the database's file, on threads of
 * our own. H2 itself leaves the threads to the JDK, whose pool keeps them, and with them the class loader of this web
 * application, for a minute after the last access.
 *
 * <p>H2 makes instances by reflection and keeps file systems in a static table of the class loader it was loaded by;
 * that is why the threads are held in a static field here.
 */
public final class AsyncFilePath extends FilePathAsync {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static @Nullable ExecutorService threads;
    private static int users;

    /** Starts the threads for one more database, and takes the place of H2's own {@code async:} in this class loader. */
    static synchronized void start() {
        if (threads == null) {
            threads = Executors.newCachedThreadPool(Threads.named("grading-file"));
            FilePath.register(new AsyncFilePath());
        }
        users++;
    }

    /** Ends the threads after the last database has closed its files. */
    static synchronized void stop() {
        users--;
        ExecutorService running = threads;
        if (users == 0 && running != null) {
            threads = null;
            Threads.stop(running, PATIENCE);
        }
    }

    private static synchronized ExecutorService running() throws IOException {
        ExecutorService running = threads;
        if (running == null) {
            throw new IOException("The database is not open");
        }
        return running;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new AsyncFile(name.substring(getScheme().length() + 1), mode, running());
    }
}
