package dev.rollcall.launcher.tomcat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The main class of the child process: starts Tomcat, and stops it when its standard input ends. The launcher holds the
 * other end and never writes to it, so that the input ends when the launcher wants it to, and also when the launcher dies,
 * however that happens and on every operating system.
 */
public final class Guard {
    private static final int FAILED = 1;

    private Guard() {}

    /** Starts Tomcat and returns when it has stopped. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        AtomicBoolean asked = new AtomicBoolean();
        Thread watcher = new Thread(() -> stopAtEndOfInput(asked), "rollcall-guard");
        watcher.setDaemon(true);
        watcher.start();
        Class.forName("org.apache.catalina.startup.Bootstrap")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"start"});
        if (!asked.get()) {
            System.exit(FAILED);
        }
    }

    private static void stopAtEndOfInput(AtomicBoolean asked) {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; only the end matters.
            }
        } catch (IOException e) {
            // The other end is gone as well.
        }
        asked.set(true);
        System.exit(0); // Tomcat's own shutdown hook stops it in order.
    }
}
