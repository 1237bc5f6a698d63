package dev.rollcall.kit.database;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link EmbeddedDatabase} that the container hands out, from what {@code META-INF/context.xml} says:
 *
 * <pre>{@code
 * <Resource name="jdbc/stock" auth="Container" type="javax.sql.DataSource"
 *           factory="dev.rollcall.kit.database.EmbeddedDatabaseFactory" file="stock" username="stock"/>
 * }</pre>
 */
public final class EmbeddedDatabaseFactory implements ObjectFactory {
    /** @throws NamingException if {@code file} or {@code username} is missing */
    @Override
    public Object getObjectInstance(
            @Nullable Object reference,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        return new EmbeddedDatabase(attribute(reference, name, "file"), attribute(reference, name, "username"));
    }

    private static String attribute(@Nullable Object reference, @Nullable Name name, String attribute)
            throws NamingException {
        RefAddr address = reference instanceof Reference resource ? resource.get(attribute) : null;
        if (address != null && address.getContent() instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new NamingException("The resource " + name + " needs the attribute " + attribute);
    }
}
