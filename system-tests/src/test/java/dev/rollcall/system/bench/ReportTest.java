package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static String measured(String page, String part, String text) {
        Report report = new Report(page);
        report.put(part, text);
        return report.page(List.of("push", "log", "find"));
    }

    @Test
    void aPartReplacesItsOwnFiguresAndNoOthers() {
        String first = measured(measured("", "log", "Monday\n\n| 9 s |\n"), "push", "Tuesday\n\n| 2 ms |\n");

        String second = measured(first, "log", "Friday\n\n| 8 s |\n");

        assertTrue(second.endsWith("""

                ## push

                Tuesday

                | 2 ms |

                ## log

                Friday

                | 8 s |
                """), second);
        assertEquals(first, measured(second, "log", "Monday\n\n| 9 s |\n"));
    }

    @Test
    void aSectionShowsItsPlotAndThatOfEarlierFiguresNoMore() {
        Sample durations = Sample.ofNanos(LongStream.range(0, 100));
        Figure figure = Figure.beside("found", "9 s", "-");
        Plot plot = new Plot("find", "Monday", List.of(figure.with(durations)));

        String first = measured("", "find", "Monday\n" + plot.link());
        String second = measured(first, "find", "Friday\n" + new Plot("find", "Friday", List.of(figure)).link());

        assertTrue(first.endsWith("\n![How long it took by percentiles: found](benchmarks/find.svg)\n"), first);
        assertFalse(second.contains("!["), second);
    }

    @Test
    void aPartThatIsNoMoreIsDropped() {
        String page = measured("# Benchmarks\n\n## gone\n\nMonday\n", "find", "Tuesday");

        assertFalse(page.contains("gone"), page);
        assertTrue(page.startsWith("# Benchmarks\n"), page);
    }
}
