package dev.rollcall.log.index;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.search.QueryParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScansTest {

    @Test
    void whatIsLookedForOnManyDaysIsCompiledOnce() {
        Query words = new Query.Text(List.of(Glob.of(new int[] {'s', Glob.ANY, 'd'})));
        Scans scans = new Scans();
        LeafScan scan = scans.of(new Filter(words, Query.Within.ALWAYS));

        assertSame(scan, scans.of(new Filter(words, Query.Within.ALWAYS)));
        assertNotSame(scan, scans.of(new Filter(words, new Query.Within(0, 1))));
    }

    /** Lucene calls the one too large, and the other too complex. */
    @ParameterizedTest
    @ValueSource(strings = {"", "*"})
    void whereLuceneRefusesALongValueTheEventsAreRead(String front) throws Exception {
        Query value = QueryParser.parse("url:" + front + "é".repeat(1010) + "*");

        LeafScan scan = new Scans().of(new Filter(value, Query.Within.ALWAYS));

        assertTrue(scan.findsAll());
        assertFalse(scan.isExact());
    }
}
