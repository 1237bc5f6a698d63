package dev.rollcall.kit.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.lang.runtime.ObjectMethods;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Lets go of the class loader that the JDK keeps after the last use of a record.
 *
 * <p>{@link ObjectMethods} links {@code equals}, {@code hashCode} and {@code toString} of records through method handles
 * of its own, and each of these remembers the last type it was adapted to: strongly before Java 20, softly since. After
 * undeploy that type may be a record of the web application. Linking the three once more, for a class that belongs to
 * nobody, replaces it.
 */
final class RecordCaches {

    private static final Logger LOG = System.getLogger(RecordCaches.class.getName());

    private RecordCaches() {}

    /** Makes the JDK forget the records of this web application; to be called last. */
    static void release() {
        Class<?> nobodys = Proxy.newProxyInstance(
                        new URLClassLoader(new URL[0], null),
                        new Class<?>[] {Runnable.class},
                        (proxy, method, x) -> null)
                .getClass();
        try {
            link(nobodys);
            // Before Java 24 a new class loader remembers who made it: the JDK's last word is a class of its own.
            link(String.class);
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "the JDK links records in another way now", e);
        }
    }

    private static void link(Class<?> type) throws Throwable {
        link("equals", MethodType.methodType(boolean.class, type, Object.class), type);
        link("hashCode", MethodType.methodType(int.class, type), type);
        link("toString", MethodType.methodType(String.class, type), type);
    }

    private static void link(String method, MethodType type, Class<?> record) throws Throwable {
        MethodHandle component = MethodHandles.identity(record);
        ObjectMethods.bootstrap(MethodHandles.lookup(), method, type, record, "x", component);
    }
}
