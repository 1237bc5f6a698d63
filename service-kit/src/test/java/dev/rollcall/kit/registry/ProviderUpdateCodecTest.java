package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Fixtures.GRADING_1;
import static dev.rollcall.kit.registry.Fixtures.LOG_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderUpdateCodecTest {

    @Test
    void patchesComeBackAsTheyWereWritten() {
        ProviderUpdate patch = ProviderUpdate.patch("a", "b", List.of(LOG_1), List.of(GRADING_1));

        assertEquals(patch, ProviderUpdateCodec.read(ProviderUpdateCodec.write(patch)));
    }

    @Test
    void theTutorialsFormHoldsNothingElse() {
        ProviderUpdate patch = ProviderUpdate.patch("a", "b", List.of(LOG_1), List.of());

        assertEquals(
                "{\"Added\":[{\"Name\":\"LogService\",\"URL\":\"http://127.0.0.1:4001/LogService\"}],\"Removed\":[]}",
                new String(ProviderUpdateCodec.writePlain(patch), StandardCharsets.UTF_8));
    }

    @Test
    void readsTheTutorialsNulls() {
        ProviderUpdate read =
                read("{\"Added\":[{\"Name\":\"LogService\",\"URL\":\"http://localhost:4000\"}],\"Removed\":null}");

        assertEquals(List.of(Provider.of(ServiceName.LOG, URI.create("http://localhost:4000"))), read.added());
        assertEquals(ProviderUpdate.plain(List.of(), List.of()), read("{\"Added\":null,\"Removed\":null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Full\":true}|View must be present",
                "{\"View\":\"b\"}|View and PreviousView",
                "{\"Full\":true,\"View\":\"b\",\"Removed\":[{\"Name\":\"A\",\"URL\":\"http://h\"}]}|Removed must be empty",
                "{\"Added\":[{\"Name\":\"A\"}]}|URL is missing",
                "{\"Added\":[{\"URL\":\"http://h\"}]}|Name is missing"
            })
    void namesTheMemberThatBreaksARule(String json, String message) {
        JsonInvalidException thrown = assertThrows(JsonInvalidException.class, () -> read(json));

        assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
    }

    @Test
    void whatIsNeitherTrueNorFalseIsNotTakenForFalse() {
        assertThrows(JsonUnreadableException.class, () -> read("{\"Full\":\"true\",\"View\":\"b\"}"));
    }

    @Test
    void renewalsComeBackAsTheyWereWritten() {
        Renewal renewal = new Renewal(7, "");
        Renewed superseded = new Renewed(Renewed.State.SUPERSEDED, Duration.ofSeconds(9), Optional.empty());
        Renewed repaired = new Renewed(
                Renewed.State.RENEWED, Duration.ofSeconds(9), Optional.of(ProviderUpdate.full("v", List.of(LOG_1))));

        assertEquals(renewal, RenewalCodec.read(RenewalCodec.write(renewal)));
        assertEquals(superseded, RenewalCodec.readAnswer(RenewalCodec.write(superseded)));
        assertEquals(repaired, RenewalCodec.readAnswer(RenewalCodec.write(repaired)));
        assertThrows(JsonInvalidException.class, () -> RenewalCodec.read(new byte[] {'{', '}'}));
    }

    @Test
    void healthComesBackAsItWasWritten() {
        HealthReport report = new HealthReport(HealthReport.Status.DEGRADED, List.of("disk: 3 % left"));
        HealthReport told = new HealthReport(HealthReport.Status.UP, List.of(), Optional.of("a-1"));

        assertEquals(report, HealthReportCodec.read(HealthReportCodec.write(report)));
        assertEquals(told, HealthReportCodec.read(HealthReportCodec.write(told)));
    }

    private static ProviderUpdate read(String json) {
        return ProviderUpdateCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
