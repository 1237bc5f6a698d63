package dev.rollcall.portal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"89.00, 89", "88.333333, 88.33", "88.335, 88.34", "77.5, 77.5", "100, 100", "0.000, 0", "1E+2, 100"})
    void numbersHaveTwoDecimalsAtMostAndNoZerosAtTheEnd(BigDecimal number, String text) {
        assertEquals(text, Decimal.text(number));
    }

    @Test
    void todayNeedsNoDate() {
        assertEquals("11:42", moment("2026-11-22T10:42:00Z").shortly());
        assertEquals("11:42:00.007", moment("2026-11-22T10:42:00.007Z").precisely());
    }

    @Test
    void anotherDayIsNamed() {
        assertEquals("21 Nov, 23:59", moment("2026-11-21T22:59:59Z").shortly());
        assertEquals("21. Okt., 23:59", inGerman("2026-10-21T21:59:59Z").shortly());
    }

    @Test
    void aDayBeginsWhereTheServerStands() {
        assertEquals("00:00", moment("2026-11-21T23:00:00Z").shortly());
    }

    @Test
    void everythingIsToldInFull() {
        assertEquals(
                "Sunday, 22 November 2026, 11:42:00 CET",
                moment("2026-11-22T10:42:00Z").fully());
        assertEquals(
                "Sonntag, 22. November 2026, 11:42:00 MEZ",
                inGerman("2026-11-22T10:42:00Z").fully());
        assertEquals("2026-11-22T10:42:00Z", moment("2026-11-22T10:42:00Z").machine());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:54:12Z, 0 s",
        "2026-11-22T10:55:00Z, 0 s",
        "2026-11-22T10:53:13Z, 59 s",
        "2026-11-22T10:42:00Z, 12 min",
        "2026-11-22T08:54:12Z, 2 h",
        "2026-11-19T10:54:12Z, 3 days"
    })
    void ageIsToldInOneUnit(String instant, String age) {
        assertEquals(age, moment(instant).ago());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/log", "HTTPS://example.org"})
    void webAddressesBecomeLinks(String address) {
        assertTrue(new Address(address).isLink());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://x/%0aalert(1)",
                "data:text/html,<script>",
                "file:///etc/passwd",
                "//example.org",
                "http:",
                "http://[",
                "",
                " http://example.org"
            })
    void otherAddressesStayText(String address) {
        assertFalse(new Address(address).isLink());
    }

    @Test
    void ourServicesHavePlainNames() {
        assertEquals("Grade book", PlainName.of(ServiceName.GRADING, Texts.in(Language.ENGLISH)));
        assertEquals("Library", PlainName.of(new ServiceName("Library"), Texts.in(Language.ENGLISH)));
    }

    private static Moment inGerman(String instant) {
        return new Moment(Instant.parse(instant), NOW, BERLIN, Texts.in(Language.GERMAN));
    }

    private static Moment moment(String instant) {
        return new Moment(Instant.parse(instant), NOW, BERLIN, Texts.in(Language.ENGLISH));
    }
}
