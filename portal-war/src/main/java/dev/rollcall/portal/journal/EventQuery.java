package dev.rollcall.portal.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Which events the registry is asked for.
 *
 * @param service a wire name, or empty for all
 * @param instance an instance's id, or empty for all
 * @param since only those after this number; empty for the newest
 * @param limit how many at most, from 1 to 1,000
 */
public record EventQuery(String service, String instance, OptionalLong since, int limit) {
    /** As many as one answer can hold. */
    public static final int MOST = 1_000;

    /** The newest of all. */
    public static EventQuery newest() {
        return new EventQuery("", "", OptionalLong.empty(), MOST);
    }

    /** All after a number. */
    public static EventQuery after(long number) {
        return new EventQuery("", "", OptionalLong.of(number), MOST);
    }

    /** As the query of an address. */
    public String text() {
        StringBuilder text = new StringBuilder("limit=").append(limit);
        since.ifPresent(number -> text.append("&since=").append(number));
        append(text, "name", service);
        append(text, "instance", instance);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
