package dev.rollcall.portal.journal;

import dev.rollcall.kit.PlainText;
import dev.rollcall.portal.text.WholeNumber;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events to show. Built from the parameters of an address; what makes no sense is left out.
 *
 * @param service a wire name, or empty for all
 * @param instance an instance's id, or empty for all
 * @param kind the registry's word for what happened, or empty for all
 * @param before only those before this number; empty for the newest
 */
public record JournalFilter(String service, String instance, String kind, OptionalLong before) {
    private static final int MAX_CHARACTERS = 128;

    /** The filter in the parameters of an address; the function gives null for an absent one. */
    public static JournalFilter of(Function<String, @Nullable String> parameters) {
        String kind = text(parameters, "event");
        String instance = text(parameters, "instance");
        return new JournalFilter(
                text(parameters, "service"),
                instance.matches("(?!\\.{1,2}$)[A-Za-z0-9._~-]+") ? instance : "",
                Kind.of(kind).isPresent() ? kind : "",
                WholeNumber.read(text(parameters, "before")));
    }

    /** Everything that happened to an instance. */
    public static JournalFilter ofInstance(String instance) {
        return new JournalFilter("", instance, "", OptionalLong.empty());
    }

    /** Whether anything is left out, but for what is on other pages. */
    public boolean isActive() {
        return !service.isEmpty() || !instance.isEmpty() || !kind.isEmpty();
    }

    /** The same filter, for the events before a number. */
    public JournalFilter before(long number) {
        return new JournalFilter(service, instance, kind, OptionalLong.of(number));
    }

    /** The same filter, for the newest events. */
    public JournalFilter newest() {
        return new JournalFilter(service, instance, kind, OptionalLong.empty());
    }

    /** Whether an event of the wanted service and instance is wanted. */
    boolean wants(Event event) {
        return kind.isEmpty() || event.kind().equals(kind);
    }

    /** As the query of an address; empty for everything. */
    public String query() {
        StringBuilder query = new StringBuilder();
        append(query, "service", service);
        append(query, "instance", instance);
        append(query, "event", kind);
        before.ifPresent(number -> append(query, "before", Long.toString(number)));
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String text(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        String text = value == null ? "" : value.strip();
        return text.length() > MAX_CHARACTERS || !PlainText.isPlain(text) ? "" : text;
    }
}
