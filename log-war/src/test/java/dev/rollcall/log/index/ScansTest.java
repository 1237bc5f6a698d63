package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScansTest {

    @Test
    void whatIsLookedForOnManyDaysIsCompiledOnce() {
        Query words = new Query.Text(List.of(Glob.of(new int[] {'s', Glob.ANY, 'd'})));
        Scans scans = new Scans();
        LeafScan scan = scans.of(new Filter(words, Query.Within.ALWAYS));

        assertSame(scan, scans.of(new Filter(words, Query.Within.ALWAYS)));
        assertNotSame(scan, scans.of(new Filter(words, new Query.Within(0, 1))));
    }
}
