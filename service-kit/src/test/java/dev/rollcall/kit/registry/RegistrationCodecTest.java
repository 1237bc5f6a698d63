package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationCodecTest {

    private static final String MINIMAL = "\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\"";

    @Test
    void readsWhatTheTutorialSends() {
        Registration read = read("""
                {"ServiceName":"GradingService","ServiceURL":"http://localhost:6000","RequiredServices":["LogService"],\
                "ServiceUpdateURL":"http://localhost:6000/services","HeartbeatURL":"http://localhost:6000/heartbeat"}
                """);

        assertEquals(ServiceName.GRADING, read.name());
        assertEquals(URI.create("http://localhost:6000"), read.url());
        assertEquals(List.of(ServiceName.LOG), read.required());
        assertEquals(Optional.of(URI.create("http://localhost:6000/services")), read.updateUrl());
        assertEquals(Optional.of(URI.create("http://localhost:6000/heartbeat")), read.heartbeatUrl());
        assertTrue(read.isTutorial());
        assertEquals(InstanceId.of(read.url()), read.instanceId());
    }

    @Test
    void readsNamesInAnyCaseAndIgnoresUnknownMembers() {
        Registration read = read("{\"servicename\":\"Teacher Portal\",\"SERVICEURL\":\"http://h:1\","
                + "\"HeartBeatUrl\":\"http://h:1/hb\",\"Colour\":{\"a\":[1]}}");

        assertEquals("Teacher Portal", read.name().value());
        assertEquals(Optional.of(URI.create("http://h:1/hb")), read.heartbeatUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"RequiredServices\":null", ",\"RequiredServices\":[]", ",\"RequiredServices\":[null]"})
    void readsNoRequirementsHoweverTheyAreLeftOut(String member) {
        assertEquals(List.of(), read("{" + MINIMAL + member + "}").required());
    }

    @Test
    void takesBlankAddressesForMissingOnes() {
        Registration read = read("{" + MINIMAL + ",\"ServiceUpdateURL\":\"\",\"HeartbeatURL\":null}");

        assertEquals(Optional.empty(), read.updateUrl());
        assertEquals(Optional.empty(), read.heartbeatUrl());
    }

    @Test
    void countsARequirementNamedTwiceOnce() {
        assertEquals(
                1,
                read("{" + MINIMAL + ",\"RequiredServices\":[\"B\",\"B\"]}")
                        .required()
                        .size());
    }

    @Test
    void comesBackAsItWasWritten() {
        Registration registration = new Registration(
                new ServiceName("Ä b"),
                new InstanceId("id-1"),
                OptionalLong.of(Registration.MAX_GENERATION),
                URI.create("https://h:8443/x"),
                List.of(ServiceName.LOG, ServiceName.PORTAL),
                Optional.of(URI.create("https://h:8443/x/u")),
                Optional.of(URI.create("https://h:8443/x/h")),
                Optional.of("1.2"),
                Optional.of("z"),
                Map.of("k", "v"),
                Optional.of(Duration.ofSeconds(12)));

        assertEquals(registration, RegistrationCodec.read(RegistrationCodec.write(registration)));
        assertFalse(registration.isTutorial());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|ServiceName is missing",
                "{\"ServiceName\":\"A\"}|ServiceURL is missing",
                "{\"ServiceName\":\"A\\nB\",\"ServiceURL\":\"http://h:1\"}|ServiceName: ",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"::\"}|ServiceURL is not an address",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"file:///etc/passwd\"}|ServiceURL must be an http or https",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://u@h:1\"}|ServiceURL must not hold a user",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1#f\"}|ServiceURL must not hold a fragment",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:0\"}|ServiceURL must hold a port",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://0177.0.0.1\"}|ServiceURL must spell an IPv4 address",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"HeartbeatURL\":\"ftp://h\"}|HeartbeatURL must be",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"ServiceUpdateURL\":\"x\"}|ServiceUpdateURL must be",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"RequiredServices\":[\" \"]}|RequiredServices: ",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"InstanceId\":\"a/b\"}|InstanceId must be",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Generation\":0}|Generation must be > 0",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Generation\":9007199254740993}|Generation must be at most 9007199254740992",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Generation\":1.5}|Generation must be a whole number",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"LeaseSeconds\":0}|LeaseSeconds must be",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Metadata\":{\"\":\"v\"}}|Metadata key must have"
            })
    void namesTheMemberThatBreaksARule(String json, String message) {
        JsonInvalidException thrown = assertThrows(JsonInvalidException.class, () -> read(json));

        assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{\"ServiceName\":",
                "{\"ServiceName\":1,\"ServiceURL\":\"http://h:1\"}",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"RequiredServices\":\"B\"}",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Generation\":\"7\"}",
                "{\"ServiceName\":\"A\",\"ServiceURL\":\"http://h:1\",\"Metadata\":[]}"
            })
    void tellsUnreadableInputFromBrokenRules(String json) {
        assertThrows(JsonUnreadableException.class, () -> read(json));
    }

    @Test
    void survivesNestingWithoutEnd() {
        assertThrows(JsonUnreadableException.class, () -> read("{\"a\":" + "[".repeat(100_000)));
    }

    @Test
    void answersComeBackAsTheyWereWritten() {
        Registered registered = new Registered(
                new InstanceId("a"), 7, Duration.ofSeconds(30), ProviderUpdate.full("v", List.of(Fixtures.LOG_1)));

        assertEquals(registered, RegistrationCodec.readAnswer(RegistrationCodec.write(registered)));
    }

    private static Registration read(String json) {
        return RegistrationCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
