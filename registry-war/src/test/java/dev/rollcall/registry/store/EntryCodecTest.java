package dev.rollcall.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Generation;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Home;
import dev.rollcall.registry.roll.Operator;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123456Z");

    private static Entry entry(Registration registration, Origin origin, boolean removed, Operator operator) {
        Generation generation = new Generation(3, origin.signed(), 1L << 53, "a1b2c3d4");
        Status status = new Status(
                new Generation(2, false, 7, "n2"), 4, 5, "n3", Health.SUSPECT, NOW.plusSeconds(1), "timed \"out\"\n");
        Home home = new Home(generation, 3, "n5", true);
        return new Entry(generation, registration, origin, NOW, removed, status, operator, home);
    }

    private static void returns(Entry entry) {
        assertEquals(entry, EntryCodec.read(EntryCodec.write(entry)));
    }

    @Test
    void everythingAServiceDeclaredComesBack() {
        Registration full = new Registration(
                new ServiceName("Bücher & more"),
                new InstanceId("books-1"),
                OptionalLong.of(42),
                URI.create("https://books.example.org:8443/shelf"),
                List.of(Fixtures.LOG, Fixtures.STOCK),
                Optional.of(URI.create("https://books.example.org:8443/shelf/updates")),
                Optional.of(URI.create("https://[2001:db8::1]:8443/shelf/health")),
                Optional.of("1.2"),
                Optional.of("cellar"),
                Map.of("colour", "grün", "owner", "mia"),
                Optional.of(Duration.ofSeconds(90)));
        Origin origin = new Origin(
                true,
                Fixtures.address("2001:db8::7"),
                Map.of(
                        "books.example.org",
                        List.of(Fixtures.address("192.0.2.7"), Fixtures.address("2001:db8::7")),
                        "[2001:db8::1]",
                        List.of(Fixtures.address("2001:db8::1"))));

        returns(entry(full, origin, false, Operator.NONE));
    }

    @Test
    void aTutorialProgramStaysOneThatNeverRenews() {
        returns(entry(Fixtures.tutorial("Stock", 8000, "LogService"), Fixtures.unsigned(), false, Operator.NONE));
    }

    @Test
    void aTombstoneAndAnOperatorsDecisionComeBack() {
        Operator drained = new Operator(2, "n1", true, "mia", "update of its machine", NOW);

        returns(entry(Fixtures.registration("Stock", 8000, 5, "LogService"), Fixtures.signed(), true, drained));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"Generation\":{}}", "[[[[[[[[[[", "\u0000"})
    void anythingElseIsNoEntry(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThrows(IllegalArgumentException.class, () -> EntryCodec.read(bytes));
    }

    @Test
    void aNameInPlaceOfAnAddressIsNotLookedUp() {
        String json = new String(
                EntryCodec.write(entry(Fixtures.tutorial("Stock", 1), Fixtures.unsigned(), false, Operator.NONE)),
                StandardCharsets.UTF_8);
        for (String name : List.of("example.org", "beef", "10.0.0.256", "127.1")) { // the last is one to the JDK
            byte[] forged = json.replace("\"Caller\":\"127.0.0.1\"", "\"Caller\":\"" + name + "\"")
                    .getBytes(StandardCharsets.UTF_8);

            assertThrows(IllegalArgumentException.class, () -> EntryCodec.read(forged), name);
        }
    }
}
