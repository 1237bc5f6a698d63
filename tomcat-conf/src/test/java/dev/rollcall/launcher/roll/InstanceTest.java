package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {

    @Test
    void entryIsReadFromItsWireNames() {
        assertEquals(
                List.of(new Instance("LogService", "http://h/log", "DOWN", false, Optional.of("refused"))),
                Instance.listOf("{\"Services\":[{\"ServiceName\":\"LogService\",\"ServiceURL\":\"http://h/log\","
                        + "\"Status\":\"DOWN\",\"Informed\":false,\"Reason\":\"refused\",\"Later\":[1]}]}"));
    }

    @Test
    void whatItSaysAboutItselfIsRead() {
        Instance instance = Instance.listOf("{\"Services\":[{\"ServiceName\":\"LogService\",\"Status\":\"UP\","
                        + "\"Informed\":true,\"Degraded\":\"full\"}]}")
                .get(0);

        assertEquals(Optional.of("full"), instance.degraded());
        assertTrue(instance.isReady());
    }

    @Test
    void whoHasTakenItOutOfUseIsRead() {
        String entry = "{\"Services\":[{\"ServiceName\":\"Shop\",\"Status\":\"UP\",\"Drained\":%s}]}";

        assertEquals(
                Optional.of("by mia: update"),
                Instance.listOf(entry.formatted("{\"By\":\"mia\",\"Reason\":\"update\"}"))
                        .get(0)
                        .drained());
        assertEquals(
                Optional.of("by mia"),
                Instance.listOf(entry.formatted("{\"By\":\"mia\"}")).get(0).drained());
        assertEquals(
                Optional.empty(),
                Instance.listOf(entry.formatted("null")).get(0).drained());
    }

    @Test
    void whatIsNotToBeSeenIsLeftOutOfWhatAServiceSays() {
        Instance instance = Instance.listOf(
                        "{\"Services\":[{\"ServiceName\":\"Shop\",\"Status\":\"DOWN\","
                                + "\"Reason\":\"answered 503: no stock\\n  Portal UP\",\"Degraded\":\"\\u001b[2Jfull\\u202e\"}]}")
                .get(0);

        assertEquals(Optional.of("answered 503: no stock   Portal UP"), instance.reason());
        assertEquals(Optional.of(" [2Jfull "), instance.degraded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"Services\":{}}", "{\"Services\":[1]}", "null", "<html>"})
    void anythingElseIsNoRoll(String json) {
        assertThrows(IllegalArgumentException.class, () -> Instance.listOf(json));
    }

    @ParameterizedTest
    @CsvSource({
        "UP, true, , Log is up, true",
        "UP, false, , Log has not been told its providers, false",
        "DOWN, true, refused, Log is DOWN (refused), false",
        "SUSPECT, true, , Log is SUSPECT, false",
    })
    void stateIsSaidInWords(String status, boolean informed, String reason, String state, boolean ready) {
        Instance instance = new Instance("Log", "u", status, informed, Optional.ofNullable(reason));

        assertEquals(state, instance.state());
        assertEquals(ready, instance.isReady());
    }
}
