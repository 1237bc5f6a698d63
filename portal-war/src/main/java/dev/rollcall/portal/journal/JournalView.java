package dev.rollcall.portal.journal;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Texts;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the page <em>What happened</em> shows.
 *
 * @param services wire names that the filter offers
 * @param rows the newest first
 * @param older before which number the next page begins; empty if there is nothing older
 */
public record JournalView(JournalFilter filter, List<String> services, List<Row> rows, OptionalLong older) {
    /** How many events a page shows at most. */
    public static final int PAGE = 100;

    public JournalView {
        services = List.copyOf(services);
        rows = List.copyOf(rows);
    }

    /**
     * An event on the page.
     *
     * @param time when it was noticed, if known
     * @param service what people call it
     */
    public record Row(@Nullable Moment time, String service, String instance, String tone, String words) {

        static Row of(Event event, Audience audience) {
            return new Row(
                    event.time() == null ? null : audience.moment(event.time()),
                    plain(event.service(), audience.texts()),
                    event.instance(),
                    event.known().map(Kind::tone).orElse("info"),
                    event.words(audience.texts()));
        }

        private static String plain(String service, Texts texts) {
            try {
                return PlainName.of(new ServiceName(service), texts);
            } catch (IllegalArgumentException e) {
                return service;
            }
        }
    }

    /** The view of events, the newest first. */
    public static JournalView of(JournalFilter filter, List<Event> events, OptionalLong older, Audience audience) {
        TreeSet<String> names = new TreeSet<>();
        PlainName.OURS.forEach(name -> names.add(name.value()));
        events.forEach(event -> names.add(event.service()));
        names.add(filter.service());
        names.remove("");
        return new JournalView(
                filter,
                List.copyOf(names),
                events.stream().map(event -> Row.of(event, audience)).toList(),
                older);
    }

    /** The kinds of events that the filter offers. */
    public static List<Kind> kinds() {
        return List.of(Kind.values());
    }
}
