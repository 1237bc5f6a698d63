package dev.rollcall.registry;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Lets go of the web application's class loader where the JDK holds on to it: {@code java.lang.runtime.ObjectMethods}, which
 * links {@code equals} and {@code hashCode} of records, keeps the types it was last used for in static method handles: strongly
 * on Java 17, softly on 25. Using it once for types of the container, which outlives the web application, takes their place.
 */
final class RecordLinks implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(RecordLinks.class);

    @Override
    public void close() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle part = lookup.findVirtual(
                    ServletRequest.class, "getServletContext", MethodType.methodType(ServletContext.class));
            for (String method : new String[] {"equals", "hashCode"}) {
                ObjectMethods.bootstrap(lookup, method, MethodHandle.class, ServletRequest.class, "part", part);
            }
        } catch (Throwable e) {
            LOG.debug("the class loader may be held until another web application takes its place", e);
        }
    }
}
