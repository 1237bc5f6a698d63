package dev.rollcall.portal.accounts;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Named in {@code META-INF/context.xml} as the factory of {@code jdbc/accounts}: makes the {@link AccountsDatabase} that
 * the container hands out, from the {@code url} written there.
 */
public final class AccountsDatabaseFactory implements ObjectFactory {
    @Override
    public Object getObjectInstance(
            @Nullable Object reference,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        RefAddr url = reference instanceof Reference resource ? resource.get("url") : null;
        if (url != null && url.getContent() instanceof String text) {
            return new AccountsDatabase(text);
        }
        throw new NamingException("The resource " + name + " needs the attribute url, such as " + AccountsDatabase.URL);
    }
}
