package dev.rollcall.kit.servlet;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Lets go of the class loader that the JDK keeps after the last use of a record.
 *
 * <p>{@link ObjectMethods} links {@code equals}, {@code hashCode} and {@code toString} of records through method
 * handles of its own, and each of these remembers the last type it was adapted to: strongly before Java 20, softly
 * since. After undeploy that type may be a record of the web application. Linking the three once more, for a type of
 * the container, which outlives the web application, takes its place.
 */
final class RecordCaches {

    private static final Logger LOG = System.getLogger(RecordCaches.class.getName());
    private static final Class<?> CONTAINERS = ServletContext.class;

    private RecordCaches() {}

    /** Makes the JDK forget the records of this web application; to be called last. */
    static void release() {
        try {
            link("equals", MethodType.methodType(boolean.class, CONTAINERS, Object.class));
            link("hashCode", MethodType.methodType(int.class, CONTAINERS));
            link("toString", MethodType.methodType(String.class, CONTAINERS));
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "the JDK links records in another way now", e);
        }
    }

    private static void link(String method, MethodType type) throws Throwable {
        MethodHandle component = MethodHandles.identity(CONTAINERS);
        ObjectMethods.bootstrap(MethodHandles.lookup(), method, type, CONTAINERS, "x", component);
    }
}
