package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Another process that holds the lock of a Tomcat, or looks at it: within one process locks are shared. */
public final class LockHolder implements AutoCloseable {
    static final URI ENDPOINT = URI.create("http://127.0.0.1:8080/");
    private static final String TAKE = "take";
    private static final String LOOK = "look";

    private final Process process;

    private LockHolder(Path root, String how) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        how,
                        root.toString()))
                .redirectErrorStream(true)
                .start();
        if (process.getInputStream().read() != '+') {
            throw new IOException(new String(process.getInputStream().readAllBytes()));
        }
    }

    /** Returns when it holds the lock. */
    public static LockHolder take(Path root) throws IOException {
        return new LockHolder(root, TAKE);
    }

    /** Returns when it looks at the whole file, as nobody does for longer than a moment. */
    static LockHolder look(Path root) throws IOException {
        return new LockHolder(root, LOOK);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What it does. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[1]);
        if (arguments[0].equals(TAKE)) {
            TomcatLock.take(new CatalinaBase(root), ENDPOINT);
        } else {
            FileChannel.open(root.resolve("rollcall.lock"), StandardOpenOption.READ)
                    .lock(0, Long.MAX_VALUE, true);
        }
        System.out.print('+');
        System.out.flush();
        System.in.read();
    }
}
