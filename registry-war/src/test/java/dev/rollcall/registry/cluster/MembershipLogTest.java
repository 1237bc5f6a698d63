package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembershipLogTest {
    private final ManualTime time = new ManualTime();
    private final MembershipLog log = new MembershipLog(time);

    private void note(long number, boolean merged, String... nodes) {
        log.note(
                new MembershipView(number, List.of(nodes), merged),
                node -> Map.of("a", "first:7800").getOrDefault(node, node));
    }

    private MembershipLog.Noted newest() {
        List<MembershipLog.Noted> all = log.all();
        return all.get(all.size() - 1);
    }

    @Test
    void aViewSaysWhoCameAndWhoLeftByWhereTheyListen() {
        note(1, false, "a", "b");
        assertEquals("came: first:7800, b", newest().cause());

        note(2, false, "b", "c");

        assertEquals("came: c; left: first:7800", newest().cause());
        assertEquals(time.instant(), newest().at());
    }

    @Test
    void nodesThatMeetAgainAreSaidToHave() {
        note(1, false, "a");
        note(2, true, "a", "b");

        assertEquals("met again; came: b", newest().cause());
    }

    @Test
    void onlyTheNewestAreKept() {
        IntStream.rangeClosed(1, 60).forEach(number -> note(number, false, "a"));

        assertEquals(50, log.all().size());
        assertEquals(60, newest().view().number());
        assertEquals("no change of nodes", newest().cause());
    }
}
