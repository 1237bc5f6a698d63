package dev.rollcall.launcher.tomcat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, where it has them. The JDK's module for them is not part of Java SE, so it is used
 * where it is found, and otherwise the JVM does what it always does.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** Ignores a signal from now on. */
    static void ignore(String name) {
        handle(name, () -> {});
    }

    /** Lets a signal run an action, on a thread of its own, instead of ending the JVM. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName(SIGNAL);
            Class<?> handler = Class.forName(HANDLER);
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> name;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (InvocationTargetException e) {
            // This system has no such signal, or the JVM was told to leave it alone.
        } catch (ReflectiveOperationException e) {
            // This JVM has no such class.
        }
    }
}
