package dev.rollcall.portal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryFilterTest {
    @Test
    void whatMakesNoSenseIsLeftOut() {
        Map<String, String> query = Map.of("student", "<script>", "item", "a b", "batch", "../x", "before", "-1");

        HistoryFilter filter = HistoryFilter.of(query::get);

        assertFalse(filter.isActive());
        assertEquals("", filter.query());
        assertEquals("limit=100", filter.remoteQuery());
    }

    @Test
    void aFilterIsAnAddressAndAQuestion() {
        Map<String, String> query = Map.of("student", "p-ben", "item", "quiz", "before", "17");

        HistoryFilter filter = HistoryFilter.of(query::get);

        assertTrue(filter.isActive());
        assertEquals("student=p-ben&item=quiz&before=17", filter.query());
        assertEquals("limit=100&student=p-ben&lineItem=quiz&cursor=17", filter.remoteQuery());
        assertEquals("student=p-ben&item=quiz", filter.before("").query());
    }
}
