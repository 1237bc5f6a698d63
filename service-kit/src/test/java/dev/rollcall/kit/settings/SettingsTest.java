package dev.rollcall.kit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String KEY = "rollcall.log.max-size";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aSystemPropertyBeatsTheEnvironmentWhichBeatsTheContext() {
        Map<String, String> context = Map.of(KEY, "c");
        Map<String, String> environment = Map.of("ROLLCALL_LOG_MAX_SIZE", "e");

        assertEquals("p", Settings.of(Map.of(KEY, "p"), environment, context).text(KEY, "d"));
        assertEquals("e", Settings.of(Map.of(), environment, context).text(KEY, "d"));
        assertEquals("c", Settings.of(Map.of(), Map.of(), context).text(KEY, "d"));
        assertEquals("d", Settings.of(Map.of(), Map.of(), Map.of()).text(KEY, "d"));
    }

    @Test
    void anIdentityComesFromTheContextOnly() {
        Settings settings = Settings.of(
                Map.of("rollcall.service.name", "everybody"),
                Map.of("ROLLCALL_SERVICE_URL", "http://everybody/"),
                Map.of("rollcall.service.url", "http://me:8080/app/"));

        assertEquals(Optional.empty(), settings.identity("rollcall.service.name"));
        assertEquals(Optional.of(URI.create("http://me:8080/app")), settings.identityUri("rollcall.service.url"));
    }

    @Test
    void blankMeansUnset() {
        assertEquals(Optional.empty(), Settings.of(Map.of(KEY, "  ")).text(KEY));
    }

    @Test
    void eachTypeIsReadInItsOwnNotation() {
        Settings settings = Settings.of(
                Map.of("d", "PT1M", "i", "42", "b", "64MiB", "f", "TRUE", "u", "https://host/a/", "l", " a, b ,,c "));

        assertEquals(Duration.ofMinutes(1), settings.duration("d", SECOND, SECOND, HOUR));
        assertEquals(42, settings.integer("i", 1, 0, 100));
        assertEquals(64L << 20, settings.bytes("b", 1, 0, 1L << 40));
        assertTrue(settings.flag("f", false));
        assertEquals(Optional.of(URI.create("https://host/a")), settings.identityUri("u"));
        assertEquals(List.of("a", "b", "c"), settings.list("l", List.of()));
    }

    @Test
    void anEmptyListIsAValueOfItsOwn() {
        assertEquals(List.of(), Settings.of(Map.of("l", "")).list("l", List.of("fallback")));
        assertEquals(List.of("fallback"), Settings.of(Map.of()).list("l", List.of("fallback")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "PT", "-PT1S", "PT2H", "PT0.5S"})
    void aDurationOutOfRangeOrNotationNamesKeyValueSourceAndExpectation(String value) {
        SettingException e = assertThrows(
                SettingException.class, () -> Settings.of(Map.of(KEY, value)).duration(KEY, SECOND, SECOND, HOUR));

        assertEquals(
                KEY + " must be a duration from PT1S to PT1H but was \"" + value + "\" (system property)",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "-1", "101", "99999999999"})
    void aNumberOutOfRangeIsRefused(String value) {
        Settings settings = Settings.of(Map.of("i", value + " "));

        if (value.isEmpty()) {
            assertEquals(7, settings.integer("i", 7, 0, 100));
        } else {
            assertThrows(SettingException.class, () -> settings.integer("i", 7, 0, 100));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"64MB", "-1", "1.5GiB", "9999999999999GiB", "2KiB"})
    void aSizeOutOfRangeOrNotationIsRefused(String value) {
        Settings settings = Settings.of(Map.of("b", value));

        assertThrows(SettingException.class, () -> settings.bytes("b", 1, 1, 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1"})
    void aFlagIsTrueOrFalse(String value) {
        assertThrows(
                SettingException.class, () -> Settings.of(Map.of("f", value)).flag("f", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "ftp://host/",
                "http:///x",
                "http://u:p@host/",
                "http://h/#x",
                "http://h/registry?x",
                "http://h h/",
                "http://h:65536"
            })
    void onlyAnAbsoluteHttpAddressIsAnAddress(String value) {
        assertThrows(
                SettingException.class, () -> Settings.of(Map.of("u", value)).identityUri("u"));
    }

    @Test
    void secretsAreMaskedInWhatIsShown() {
        Settings settings = Settings.of(Map.of("rollcall.service.key", "hunter2", "i", "5"));

        settings.secret("rollcall.service.key");
        settings.integer("i", 1, 0, 9);

        assertEquals("i=5 (system property), rollcall.service.key=*** (system property)", settings.effective());
        assertFalse(settings.effective().contains("hunter2"));
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestKnown() {
        Settings settings = Settings.of(
                Map.of("rollcall.log.max-sise", "1", "rollcall.grading.x", "1"),
                Map.of("ROLLCALL_LOG_OTHER_THING", "1"),
                Map.of());

        settings.bytes(KEY, 1, 1, 10);

        assertEquals(
                List.of(
                        "unknown setting rollcall.log.max-sise, did you mean " + KEY + "?",
                        "unknown setting rollcall.log.other.thing"),
                settings.mistakes(keys("rollcall.log.")));
    }

    @Test
    void anUnknownContextParameterIsNamedUnlessItIsAnotherService() {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(),
                Map.of(
                        "rollcall.service.require", "Stock",
                        "rollcall.hots", "here",
                        "rollcall.log.max-age", "1",
                        "shop.name", "Corner"));

        settings.identityList("rollcall.service.requires");
        settings.host("rollcall.host");

        assertEquals(
                List.of(
                        "unknown setting rollcall.hots, did you mean rollcall.host?",
                        "unknown setting rollcall.service.require, did you mean rollcall.service.requires?"),
                settings.mistakes(keys("rollcall.service.")));
    }

    @Test
    void aMisspelledKeyIsNamedThoughOthersHaveItsPrefix() {
        Settings settings = Settings.of(
                Map.of("rollcall.registri.url", "x", "rollcall.registry.allow", "x"),
                Map.of("ROLLCALL_REGISTRY_ULR", "x"),
                Map.of());

        settings.uris("rollcall.registry.url");

        assertEquals(
                List.of(
                        "unknown setting rollcall.registri.url, did you mean rollcall.registry.url?",
                        "unknown setting rollcall.registry.ulr, did you mean rollcall.registry.url?"),
                settings.mistakes(keys("rollcall.service.")));
    }

    @Test
    void anIdentityKeyOutsideOfTheContextIsSaidToBeIgnored() {
        Settings settings = Settings.of(
                Map.of("rollcall.service.requires", "Stock"),
                Map.of("ROLLCALL_SERVICE_NAME", "Shop", "ROLLCALL_SERVICE_REQUIRES", "Stock"),
                Map.of());

        settings.identityList("rollcall.service.requires");
        settings.text("rollcall.service.zone");

        String why = " is ignored: it is read from the web application's context only";
        assertEquals(
                List.of(
                        "rollcall.service.name (environment variable ROLLCALL_SERVICE_NAME)" + why,
                        "rollcall.service.requires (system property)" + why,
                        "rollcall.service.requires (environment variable ROLLCALL_SERVICE_REQUIRES)" + why),
                settings.mistakes(keys("rollcall.service.")));
    }

    private static SettingKeys keys(String own) {
        return new SettingKeys(
                List.of(own),
                List.of("rollcall.registry.", "rollcall.log."),
                List.of("rollcall.registry.url"),
                Set.of("rollcall.service.name", "rollcall.service.requires"));
    }
}
