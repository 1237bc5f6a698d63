package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.state.ContextsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.management.MBeanServerFactory;

/**
 * The main class of the child process: starts Tomcat, and stops it when its standard input ends. The launcher holds the
 * other end and never writes to it, so that the input ends when the launcher wants it to, and also when the launcher
 * dies, however that happens and on every operating system. Meanwhile it writes down which contexts are served, for
 * which there is no other place to ask than this JVM.
 *
 * <p>Ctrl-C and the end of a terminal reach every process of the terminal; here they are left to the launcher, which
 * knows the order in which Tomcats are stopped.
 */
public final class Guard {
    private static final int FAILED = 1;
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** As if the signal itself had ended the process. */
    private static final int TERMINATED = 143;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Duration patience;
    private final List<String> last;

    private Guard(Duration patience, List<String> last) {
        this.patience = patience;
        this.last = last;
    }

    /**
     * Starts Tomcat and returns when it has stopped.
     *
     * @param arguments how long requests in flight may take to end; then the contexts that the others need, in the
     *     order in which they are to be stopped, after the others and while the connector still serves them
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Guard guard = new Guard(
                Duration.parse(arguments[0]), Stream.of(arguments).skip(1).toList());
        Signals.ignore("INT");
        Signals.ignore("HUP");
        Signals.handle("TERM", () -> guard.stop(TERMINATED));
        Thread watcher = new Thread(guard::stopAtEndOfInput, "rollcall-guard");
        watcher.setDaemon(true);
        watcher.start();
        Thread contexts = new Thread(guard::watchContexts, "rollcall-contexts");
        contexts.setDaemon(true);
        contexts.start();
        Class.forName("org.apache.catalina.startup.Bootstrap")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"start"});
        if (!guard.asked.get()) {
            System.exit(FAILED);
        }
    }

    /** The server is Tomcat's: what makes one must not be loaded before Tomcat's log. */
    private void watchContexts() {
        ContextWatch watch = new ContextWatch(
                ContextsFile.in(new CatalinaBase(Path.of(System.getProperty("catalina.base", "")))),
                ProcessHandle.current().pid(),
                ZoneId.systemDefault(),
                InstantSource.system());
        try {
            while (!asked.get()) {
                Thread.sleep(GLANCE.toMillis());
                MBeanServerFactory.findMBeanServer(null).stream()
                        .filter(server -> !asked.get())
                        .findFirst()
                        .ifPresent(watch::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is written to it; only the end matters.
            }
        } catch (IOException e) {
            // The other end is gone as well.
        }
        stop(0);
    }

    /** What is not done in time is left to Tomcat's own shutdown hook, and then to the launcher. */
    private void stop(int status) {
        if (asked.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(() -> Drain.ofThisJvm().drain(patience, last), "rollcall-drain");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(patience.plus(Drain.OVERRUN).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(status);
    }
}
