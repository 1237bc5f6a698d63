package dev.rollcall.portal.health;

import dev.rollcall.portal.text.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart as a strip of 96 quarters of an hour, the last one running. The worse a quarter, the higher its bar, so that colour
 * is not needed. Immutable.
 *
 * @param bars what is drawn, the outline of all bars of a kind at a time
 * @param words the same for screen readers
 */
public record Strip(List<Bars> bars, String words) {
    /** Width of the drawing, one unit for each quarter. */
    public static final int WIDTH = 96;

    /** Height of the drawing. */
    public static final int HEIGHT = 16;

    private static final Duration CELL = Duration.ofMinutes(15);
    private static final int MOST_SPELLS = 5;

    public Strip {
        bars = List.copyOf(bars);
    }

    /**
     * The bars of one kind.
     *
     * @param tone {@code ok}, {@code warn} or {@code bad}
     * @param path data of an SVG path
     */
    public record Bars(String tone, String path) {}

    /** Quarters in a row that went alike; from and to are their numbers, to not included. */
    private record Run(Verdict verdict, int from, int to) {}

    /**
     * Draws a chart.
     *
     * @param audience the readers; the right end lies in the quarter of their moment
     */
    public static Strip of(Chart chart, Audience audience) {
        Instant begin = end(audience.now()).minus(CELL.multipliedBy(WIDTH));
        List<Run> runs = runs(cells(chart, begin));
        List<Bars> bars = new ArrayList<>();
        add(bars, runs, Verdict.GOOD, "ok", 6);
        add(bars, runs, Verdict.MIXED, "warn", 11);
        add(bars, runs, Verdict.BAD, "bad", HEIGHT);
        return new Strip(bars, words(runs, begin, audience));
    }

    /** The end of the quarter that is running. */
    private static Instant end(Instant now) {
        long cell = CELL.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), cell) + 1) * cell);
    }

    private static Verdict[] cells(Chart chart, Instant begin) {
        Verdict[] cells = new Verdict[WIDTH];
        Arrays.fill(cells, Verdict.UNKNOWN);
        for (Spell spell : chart.spells()) {
            int to = Math.min(WIDTH, cell(begin, spell.to().minusMillis(1)) + 1);
            for (int i = Math.max(0, cell(begin, spell.from())); i < to; i++) {
                if (spell.verdict().compareTo(cells[i]) > 0) {
                    cells[i] = spell.verdict();
                }
            }
        }
        return cells;
    }

    private static int cell(Instant begin, Instant time) {
        return (int) Math.floorDiv(Duration.between(begin, time).toSeconds(), CELL.toSeconds());
    }

    private static List<Run> runs(Verdict[] cells) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= cells.length; i++) {
            if (i == cells.length || cells[i] != cells[from]) {
                runs.add(new Run(cells[from], from, i));
                from = i;
            }
        }
        return runs;
    }

    private static void add(List<Bars> bars, List<Run> runs, Verdict verdict, String tone, int height) {
        StringBuilder path = new StringBuilder();
        runs.stream()
                .filter(run -> run.verdict() == verdict)
                .forEach(run -> path.append('M')
                        .append(run.from())
                        .append(' ')
                        .append(HEIGHT - height)
                        .append('H')
                        .append(run.to())
                        .append('V')
                        .append(HEIGHT)
                        .append('H')
                        .append(run.from())
                        .append('z'));
        if (!path.isEmpty()) {
            bars.add(new Bars(tone, path.toString()));
        }
    }

    /** Names the spells of trouble, the newest first. */
    private static String words(List<Run> runs, Instant begin, Audience audience) {
        List<String> spells = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            if (run.verdict() == Verdict.MIXED || run.verdict() == Verdict.BAD) {
                spells.add(audience.say(
                        "system.strip.spell",
                        audience.say(run.verdict() == Verdict.BAD ? "system.strip.bad" : "system.strip.mixed"),
                        time(begin, run.from(), audience),
                        time(begin, run.to(), audience)));
            }
        }
        if (spells.isEmpty()) {
            boolean known = runs.stream().anyMatch(run -> run.verdict() == Verdict.GOOD);
            return audience.say(known ? "system.strip.good" : "system.strip.unknown");
        }
        int more = spells.size() - MOST_SPELLS;
        String told = String.join(", ", spells.subList(0, Math.min(MOST_SPELLS, spells.size())));
        return more > 0
                ? audience.say("system.strip.spells.more", told, more)
                : audience.say("system.strip.spells", told);
    }

    private static String time(Instant begin, int cell, Audience audience) {
        return audience.moment(begin.plus(CELL.multipliedBy(cell))).shortly();
    }
}
