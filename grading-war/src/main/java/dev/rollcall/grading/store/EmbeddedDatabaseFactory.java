package dev.rollcall.grading.store;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Named in {@code META-INF/context.xml} as the factory of {@code jdbc/grading}: makes the {@link EmbeddedDatabase} that
 * the container hands out, from the {@code url} written there.
 */
public final class EmbeddedDatabaseFactory implements ObjectFactory {
    @Override
    public Object getObjectInstance(
            @Nullable Object reference,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        if (reference instanceof Reference resource) {
            RefAddr url = resource.get("url");
            if (url != null && url.getContent() instanceof String text) {
                return new EmbeddedDatabase(text);
            }
        }
        throw new NamingException("The resource " + name + " needs the attribute url, such as jdbc:h2:async:"
                + EmbeddedDatabase.FOLDER + "/gradebook");
    }
}
