package dev.rollcall.portal.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private static final JournalFilter ALL = filter(Map.of());

    /** The registry's rules, with events of which every seventh is a {@code down} and every second is of {@code Stock}. */
    private static final class Journal {
        private final long first;
        private final long last;
        private int asked;

        Journal(long first, long last) {
            this.first = first;
            this.last = last;
        }

        EventPage answer(EventQuery query) {
            asked++;
            List<Event> matching = LongStream.rangeClosed(first, last)
                    .mapToObj(Journal::event)
                    .filter(event ->
                            query.service().isEmpty() || query.service().equals(event.service()))
                    .filter(event -> event.number() > query.since().orElse(0))
                    .toList();
            int size = matching.size();
            List<Event> page = query.since().isPresent()
                    ? matching.subList(0, Math.min(query.limit(), size))
                    : matching.subList(Math.max(0, size - query.limit()), size);
            boolean missed = query.since().isPresent() && query.since().getAsLong() < first - 1;
            return new EventPage(page, missed, last);
        }

        private static Event event(long number) {
            String service = number % 2 == 0 ? "Stock" : "Shop";
            return new Event(number, null, service, "i", number % 7 == 0 ? "down" : "up", "");
        }
    }

    @Test
    void theNewestComeFirst() {
        Reading reading = Reading.of(ALL, new Journal(1, 250)::answer);

        assertEquals(100, reading.events().size());
        assertEquals(250, reading.events().get(0).number());
        assertEquals(OptionalLong.of(151), reading.older());
    }

    @ParameterizedTest
    @CsvSource({"1,250,''", "1,3500,''", "5001,15000,''", "1,3500,down", "5001,15000,down", "1,1,''", "4000,4100,up"})
    void pageAfterPageEveryEventIsReadOnce(long first, long last, String kind) {
        for (String service : List.of("", "Stock")) {
            Journal journal = new Journal(first, last);
            JournalFilter filter = filter(Map.of("event", kind, "service", service));
            List<Long> read = new ArrayList<>();
            OptionalLong older = OptionalLong.of(Long.MAX_VALUE);
            while (older.isPresent()) {
                Reading reading = Reading.of(
                        older.getAsLong() == Long.MAX_VALUE ? filter : filter.before(older.getAsLong()),
                        journal::answer);
                reading.events().forEach(event -> read.add(event.number()));
                older = reading.older();
            }

            assertEquals(
                    LongStream.rangeClosed(first, last)
                            .mapToObj(number -> first + last - number)
                            .map(Journal::event)
                            .filter(event -> kind.isEmpty() || event.kind().equals(kind))
                            .filter(event ->
                                    service.isEmpty() || event.service().equals(service))
                            .map(Event::number)
                            .toList(),
                    read);
        }
    }

    @Test
    void onePageTakesTenQuestionsAtMost() {
        Journal journal = new Journal(1, 100_000);

        Reading reading = Reading.of(filter(Map.of("event", "evicted")), journal::answer);

        assertEquals(10, journal.asked);
        assertTrue(reading.older().isPresent(), "the search can be gone on with");
    }

    @ParameterizedTest
    @CsvSource({
        "service,' Stock ',service=Stock",
        "service,'a\u202eb',''",
        "instance,shop-1,instance=shop-1",
        "instance,<script>,''",
        "instance,..,''",
        "event,down,event=down",
        "event,danced,''",
        "before,17,before=17",
        "before,-1,''",
        "before,9999999999999999999,''",
        "before,x,''"
    })
    void whatMakesNoSenseIsLeftOutOfTheFilter(String name, String value, String query) {
        assertEquals(query, filter(Map.of(name, value)).query());
    }

    private static JournalFilter filter(Map<String, String> parameters) {
        return JournalFilter.of(parameters::get);
    }
}
