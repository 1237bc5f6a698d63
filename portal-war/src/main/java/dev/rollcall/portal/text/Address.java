package dev.rollcall.portal.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that another program declared. It is always shown as text and becomes a link only when a browser may
 * follow it safely.
 *
 * @param text as declared
 */
public record Address(String text) {

    /** Spells out what would not be seen. */
    public Address {
        text = Visible.of(text);
    }

    /** Whether this is an {@code http} or {@code https} address with a host. */
    public boolean isLink() {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
