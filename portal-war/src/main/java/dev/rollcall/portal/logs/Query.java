package dev.rollcall.portal.logs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The query of an address while it is put together; what is empty is left out. */
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query with(String name, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
