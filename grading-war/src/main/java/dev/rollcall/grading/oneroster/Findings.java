package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Excerpt;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.oneroster.RosterReport.Kind;
import dev.rollcall.grading.oneroster.RosterReport.Listed;
import dev.rollcall.grading.oneroster.RosterReport.Match;
import dev.rollcall.grading.oneroster.RosterReport.Refusal;
import dev.rollcall.grading.oneroster.RosterReport.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Collects what was found while an archive is read. Used by one thread. */
final class Findings {

    private final Map<Part, Counter> counters = new EnumMap<>(Part.class);
    private final List<Listed> changes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Match> renamed = new ArrayList<>();
    private final List<Match> alike = new ArrayList<>();
    private final Progress progress;
    private long matched;

    /** @param progress is told of each line */
    Findings(Progress progress) {
        this.progress = progress;
    }

    /** The numbers of one file, while they grow. */
    private static final class Counter {
        private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        private long lines;
        private long unchanged;
        private long ignored;
        private long refused;
        private int listed;

        Tally tally() {
            return new Tally(
                    lines,
                    kinds.getOrDefault(Kind.ADDED, 0L),
                    kinds.getOrDefault(Kind.CHANGED, 0L),
                    kinds.getOrDefault(Kind.ENDED, 0L),
                    unchanged,
                    ignored,
                    refused);
        }
    }

    private Counter of(Part part) {
        return counters.computeIfAbsent(part, key -> new Counter());
    }

    void line(Part part) {
        of(part).lines++;
        progress.advance(1);
    }

    void unchanged(Part part) {
        of(part).unchanged++;
    }

    void ignored(Part part) {
        of(part).ignored++;
    }

    /** Notes a change; what it is about is worked out for those that are listed only. */
    void change(Part part, Kind kind, int line, String sourcedId, Object before, Object after) {
        Counter counter = of(part);
        counter.kinds.merge(kind, 1L, Long::sum);
        if (counter.listed++ < RosterReport.MOST_CHANGES) {
            changes.add(new Listed(part, kind, line, sourcedId, Summary.of(before), Summary.of(after)));
        }
    }

    /** Notes that a person was found by a login name; one with another name there may be someone else, and comes first. */
    void match(Row row, String column, Person known) {
        matched++;
        String called = row.get("givenName") + " " + row.get("familyName");
        List<Match> some =
                called.equals(known.name().given() + " " + known.name().family()) ? alike : renamed;
        if (some.size() < RosterReport.MOST_MATCHES) {
            String there = Excerpt.shown(called.strip() + ", " + row.get(column));
            some.add(new Match(row.line(), row.get("sourcedId"), column, known.id(), Summary.of(known), there));
        }
    }

    void refuse(Row row, RowRefusedException e) {
        refuse(row.part(), row.line(), e.column(), row.get(e.column()), e.fault(), String.valueOf(e.getMessage()));
    }

    void refuse(Part part, int line, String column, String value, Fault fault, String what) {
        of(part).refused++;
        if (refusals.size() < RosterReport.MOST_REFUSALS) {
            String detail = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".";
            refusals.add(new Refusal(part, line, column, Excerpt.shown(value), fault, detail));
        }
    }

    RosterReport report(String version) {
        Map<Part, Tally> tallies = new EnumMap<>(Part.class);
        counters.forEach((part, counter) -> tallies.put(part, counter.tally()));
        List<Match> matches = Stream.concat(renamed.stream(), alike.stream())
                .limit(RosterReport.MOST_MATCHES)
                .toList();
        return new RosterReport(version, tallies, matched, matches, List.copyOf(changes), List.copyOf(refusals));
    }
}
