package dev.rollcall.portal.logs;

import dev.rollcall.kit.PlainText;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the page <em>Logs</em> shows.
 *
 * @param zone in which moments are shown and typed
 * @param services wire names that the filter offers
 * @param rows the lines by their times; of a trace the oldest first, else the newest
 * @param answer what else was answered; empty if there was no answer
 * @param chart empty if there is none
 * @param facets none if there are none
 * @param above the query of the page that belongs above this one; empty if there is none
 * @param below the query of the page that belongs below it
 * @param refusal why the log service did not understand the search; empty if it did
 * @param mistakes which of the typed moments cannot be understood, see {@link TimeRange#mistakes}
 */
public record LogsView(
        LogFilter filter,
        ZoneId zone,
        List<String> services,
        List<LogRow> rows,
        Optional<LogAnswer> answer,
        Optional<ChartView> chart,
        List<FacetView> facets,
        Optional<String> above,
        Optional<String> below,
        String refusal,
        List<String> mistakes) {

    public LogsView {
        services = List.copyOf(services);
        rows = List.copyOf(rows);
        facets = List.copyOf(facets);
        mistakes = List.copyOf(mistakes);
    }

    /** The view of an answer. */
    public static LogsView of(Question question, Findings found, Function<Instant, Moment> moments) {
        LogFilter filter = question.filter();
        List<LogEntry> arrived = arrived(question, found.answer().entries());
        Paging paging = Paging.of(question, found, arrived);
        List<LogEntry> entries = byTime(filter, arrived);
        Instant first =
                filter.followsTrace() && !entries.isEmpty() ? entries.get(0).time() : null;
        return new LogsView(
                filter,
                question.zone(),
                offered(filter, found),
                entries.stream()
                        .map(entry -> LogRow.of(entry, filter, LogRow.MAX_TEXT, moments)
                                .after(first))
                        .toList(),
                Optional.of(found.answer()),
                found.chart()
                        .map(chart -> ChartView.of(chart, filter, question.countFrom(), question.countTo(), moments)),
                found.facets().stream()
                        .map(facet -> FacetView.of(facet, filter))
                        .toList(),
                paging.above(),
                paging.below(),
                "",
                List.of());
    }

    /** The view when there is no answer; the filter can still be seen and changed. */
    public static LogsView without(LogFilter filter, ZoneId zone, String refusal) {
        return new LogsView(
                filter,
                zone,
                offered(filter, Stream.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                refusal,
                filter.time().mistakes(zone));
    }

    /** How many services the lines on the page are of. */
    public long servicesSeen() {
        return rows.stream().map(row -> row.entry().service()).distinct().count();
    }

    /** How long the lines of a trace span, in milliseconds. */
    public long spanMillis() {
        return rows.stream()
                .map(LogRow::after)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** The lines as they arrived, the last one first; of a trace the first. */
    private static List<LogEntry> arrived(Question question, List<LogEntry> answered) {
        List<LogEntry> entries = new ArrayList<>(answered);
        if (question.slice().after().isPresent() && !question.filter().followsTrace()) {
            Collections.reverse(entries);
        }
        return entries;
    }

    /** Services send what they log in batches, each when it can: those of one moment stay as they arrived. */
    private static List<LogEntry> byTime(LogFilter filter, List<LogEntry> arrived) {
        Comparator<Instant> time = filter.followsTrace() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return arrived.stream()
                .sorted(Comparator.comparing(LogEntry::time, Comparator.nullsLast(time)))
                .toList();
    }

    private static List<String> offered(LogFilter filter, Findings found) {
        return offered(
                filter,
                Stream.concat(
                        found.answer().entries().stream().map(LogEntry::service),
                        found.facets().stream()
                                .filter(facet -> facet.field().equals("service"))
                                .flatMap(facet -> facet.values().stream())
                                .map(Facet.Value::value)));
    }

    private static List<String> offered(LogFilter filter, Stream<String> seen) {
        TreeSet<String> names = new TreeSet<>();
        PlainName.OURS.forEach(name -> names.add(name.value()));
        seen.filter(PlainText::isPlain).forEach(names::add);
        names.add(filter.service());
        names.remove("");
        return List.copyOf(names);
    }
}
