package dev.rollcall.portal.remote.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.journal.EventPage;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Checkup;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.system.Drain;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import dev.rollcall.portal.system.State;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCodecsTest {
    @Test
    void theRollIsRead() {
        Roll roll = RollCodec.read(utf8("""
                        {"Revision":"7","Notice":"Suspects itself.","Services":[{"ServiceName":"GradingService",
                        "ServiceURL":"http://localhost:8080/grading","RequiredServices":["LogService"],
                        "InstanceId":"g-1","Version":"0.1.0","Zone":"hall","Status":"SUSPECT","StatusSince":"2026-11-22T10:42:00Z",
                        "Reason":"timed out","Degraded":null,"Store":"a-1","Signed":true,"Informed":false,"Drained":null,
                        "LastProbe":"2026-11-22T10:54:00Z","ProbeMillis":3}]}
                        """));

        assertEquals("Suspects itself.", roll.notice());
        assertEquals(
                List.of(new Entry(
                        ServiceName.GRADING,
                        "g-1",
                        "http://localhost:8080/grading",
                        "0.1.0",
                        "hall",
                        List.of(ServiceName.LOG),
                        "SUSPECT",
                        Instant.parse("2026-11-22T10:42:00Z"),
                        "timed out",
                        "",
                        "a-1",
                        true,
                        false,
                        null,
                        new Checkup(Instant.parse("2026-11-22T10:54:00Z"), 3L))),
                roll.entries());
    }

    @Test
    void theRevisionIsThatOfTheRoll() {
        assertEquals("7", RollCodec.revision(utf8("{\"Services\":[{\"Revision\":\"6\"}],\"Revision\":\"7\"}")));
        assertEquals("", RollCodec.revision(utf8("{\"Revision\":7}")));
        assertEquals("", RollCodec.revision(utf8("{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "no JSON", "{\"Services\":[", "{\"Notice\"}"})
    void whatHasNoRevisionIsNoRoll(String answer) {
        assertThrows(UnreadableAnswerException.class, () -> RollCodec.revision(utf8(answer)));
    }

    @Test
    void registriesThatWorkTogetherAreRead() {
        Cluster cluster = ClusterCodec.read(utf8("""
                        {"Node":"b2","Clustered":true,"Working":true,"View":4,"Configured":3,
                        "Members":[{"Node":"a1","Address":"127.0.0.1:7800","Working":true},
                        {"Node":"b2","Address":"127.0.0.1:7801","Working":false}],"Checks":2,"Instances":5,
                        "LagMillis":7,"Repaired":1,"Notice":null,"Views":[{"Time":"2026-11-22T10:42:00Z","View":4,
                        "Cause":"left: 127.0.0.1:7802","Merged":false,"Came":[],"Left":["127.0.0.1:7802"],"Nodes":[]}]}
                        """));

        assertEquals(
                new Cluster(
                        "b2",
                        3,
                        List.of(
                                new Cluster.Member("a1", "127.0.0.1:7800", true),
                                new Cluster.Member("b2", "127.0.0.1:7801", false)),
                        2,
                        5,
                        Duration.ofMillis(7),
                        1,
                        List.of(new Cluster.View(
                                Instant.parse("2026-11-22T10:42:00Z"), false, List.of(), List.of("127.0.0.1:7802")))),
                cluster);
    }

    @Test
    void aRegistryAloneIsNoCluster() {
        assertTrue(
                ClusterCodec.read(utf8("{\"Node\":\"a1\",\"Clustered\":false}")).isAlone());
    }

    @Test
    void byWhomAnInstanceIsDrainedIsRead() {
        Entry entry = RollCodec.read(utf8("""
                                {"Notice":null,"Services":[{"ServiceName":"Shop","Status":"UP","Degraded":"slow",
                                "Drained":{"By":"mia","Reason":"new disk","Since":"2026-11-22T10:42:00Z"}}]}
                                """)).entries().get(0);

        assertEquals(new Drain("mia", "new disk", Instant.parse("2026-11-22T10:42:00Z")), entry.drain());
        assertEquals("slow", entry.degraded());
        assertEquals(State.DRAINED, entry.state());
    }

    @Test
    void anEntryOfATutorialServiceIsSparse() {
        Entry entry = RollCodec.read(utf8("""
                                {"Notice":null,"Services":[{"ServiceName":"Old Service","RequiredServices":null,
                                "Status":"UP","StatusSince":"yesterday"}]}
                                """)).entries().get(0);

        assertEquals(new ServiceName("Old Service"), entry.name());
        assertNull(entry.statusSince());
        assertTrue(entry.informed());
    }

    @Test
    void eventsAreRead() {
        EventPage page = EventCodec.read(utf8("""
                {"Events":[{"Number":7,"Time":"2026-11-22T10:42:00Z","Service":"Stock","Instance":"stock-1",
                "Event":"down","Cause":"refused"}],"Missed":true,"Next":9}
                """));

        Event event = new Event(7, Instant.parse("2026-11-22T10:42:00Z"), "Stock", "stock-1", "down", "refused");
        assertEquals(new EventPage(List.of(event), true, 9), page);
    }

    @Test
    void aChartIsRead() {
        Chart chart = ChartCodec.read(utf8("""
                {"ServiceName":"Stock","Status":"UP","Uptime":0.9995,"KeptSince":"2026-11-22T10:42:00Z","Minutes":[
                {"Time":"2026-11-22T10:42:00Z","Answered":60,"Failed":0,"MeanMillis":2,"MaxMillis":9}]}
                """));

        assertEquals("99.95 %", chart.uptimeText(Texts.in(Language.ENGLISH)));
        assertFalse(chart.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"Events\":[{}],\"Next\":1}", "{\"Events\":[],\"Next\":1.5}"})
    void otherAnswersAreNoEvents(String json) {
        assertThrows(UnreadableAnswerException.class, () -> EventCodec.read(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"Minutes\":[{\"Time\":\"noon\",\"Answered\":1,\"Failed\":1}]}"})
    void otherAnswersAreNoChart(String json) {
        assertThrows(UnreadableAnswerException.class, () -> ChartCodec.read(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"Services\":[{}]}",
                "{\"Services\":[7]}",
                "{\"Services\":[{\"ServiceName\":\"\"}]}"
            })
    void otherAnswersAreNoRoll(String json) {
        assertThrows(UnreadableAnswerException.class, () -> RollCodec.read(utf8(json)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
