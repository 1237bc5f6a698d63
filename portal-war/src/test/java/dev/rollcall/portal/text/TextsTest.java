package dev.rollcall.portal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/dev/rollcall/portal/texts");
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([a-z][A-Za-z0-9.-]*[A-Za-z0-9])\"\\s*[,)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts GERMAN = Texts.in(Language.GERMAN);

    @TestFactory
    Stream<DynamicTest> bothLanguagesSayTheSameThings() throws IOException {
        return list(BUNDLES)
                .filter(file -> !file.toString().endsWith("_de.properties"))
                .map(english -> {
                    String name = english.getFileName().toString();
                    return DynamicTest.dynamicTest(name, () -> {
                        Properties ours = properties(english);
                        Properties theirs = properties(BUNDLES.resolve(name.replace(".properties", "_de.properties")));
                        String section = name.substring(0, name.indexOf('.'));
                        assertFalse(ours.isEmpty());
                        assertEquals(new TreeSet<>(ours.keySet()), new TreeSet<>(theirs.keySet()));
                        for (String key : ours.stringPropertyNames()) {
                            assertEquals(section, key.substring(0, key.indexOf('.')), key);
                            assertEquals(arguments(ours, key), arguments(theirs, key), key);
                        }
                    });
                });
    }

    @Test
    void everythingThatPagesSayIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
            list(root)
                    .filter(Files::isRegularFile)
                    .forEach(file -> SAID.matcher(read(file))
                            .results()
                            .map(said -> said.group(1))
                            .filter(key -> key.indexOf('.') > 0 && !isSaid(key))
                            .forEach(missing::add));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatNobodyWroteIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("frame.nonsense"));
        assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("nonsense"));
    }

    @Test
    void argumentsArePutIn() {
        assertEquals("Logged in as {0} it's", ENGLISH.say("frame.user", "{0} it's"));
        assertEquals("Angemeldet als anna", GERMAN.say("frame.user", "anna"));
        assertEquals(
                "It does not accept the portal's signature: the two hold different master keys.",
                ENGLISH.say("frame.failed.signature"));
    }

    @Test
    void numbersAndDaysFollowTheLanguage() {
        assertEquals("88.33", ENGLISH.number(new BigDecimal("88.333")));
        assertEquals("88,33", GERMAN.number(new BigDecimal("88.333")));
        assertEquals("90", GERMAN.number(new BigDecimal("90.00")));
        assertEquals("88.333", ENGLISH.exact(new BigDecimal("88.3330")));
        assertEquals("88,333", GERMAN.exact(new BigDecimal("88.333")));
        assertEquals("0", GERMAN.exact(new BigDecimal("0.00")));
        assertEquals("100", GERMAN.exact(new BigDecimal("100")));
        assertEquals("1000", GERMAN.exact(new BigDecimal("1e3")));
        assertEquals("2 Nov 2026", ENGLISH.date(LocalDate.of(2026, 11, 2)));
        assertEquals("2. Nov. 2026", GERMAN.date(LocalDate.of(2026, 11, 2)));
        assertEquals("2 Nov 2026, 14:05", ENGLISH.moment(Instant.parse("2026-11-02T14:05:59Z"), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"85 85", "77.5 77.5", "77,5 77.5", "-1 -1", "+2 2", ",5 0.5", "5, 5.0", "0,25 0.25", "-,5 -0.5"})
    void numbersAreReadWithCommaOrPoint(String typed, BigDecimal number) {
        assertEquals(number, ENGLISH.decimal(typed));
        assertEquals(number, GERMAN.decimal(" " + typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "1e3", "1.2.3", "1,234.5", "--1", ".", "-", "0x10", "٣", "NaN"})
    void whatIsNoNumberIsRefusedWithASentence(String typed) {
        for (Texts texts : List.of(ENGLISH, GERMAN)) {
            UnreadableNumberException refused =
                    assertThrows(UnreadableNumberException.class, () -> texts.decimal(typed));
            assertEquals(texts.say("frame.number.unreadable"), refused.sentence());
        }
    }

    @Test
    void whatOthersReadAsThousandsIsNotGuessed() {
        assertEquals(new BigDecimal("1.000"), ENGLISH.decimal("1.000"));
        assertEquals(new BigDecimal("1.000"), GERMAN.decimal("1,000"));
        assertEquals(
                ENGLISH.say("frame.number.ambiguous"),
                assertThrows(UnreadableNumberException.class, () -> ENGLISH.decimal("1,000"))
                        .sentence());
        assertEquals(
                GERMAN.say("frame.number.ambiguous"),
                assertThrows(UnreadableNumberException.class, () -> GERMAN.decimal("1.000"))
                        .sentence());
    }

    @Test
    void aLongTextIsNoNumber() {
        assertThrows(UnreadableNumberException.class, () -> ENGLISH.decimal("1".repeat(33)));
    }

    @Test
    void theFirstLanguageThatWeSpeakIsTaken() {
        assertEquals(
                Language.GERMAN,
                Language.preferred(Collections.enumeration(
                        List.of(Locale.FRENCH, Locale.forLanguageTag("de-AT"), Locale.ENGLISH))));
        assertEquals(Language.ENGLISH, Language.preferred(Collections.enumeration(List.of(Locale.FRENCH))));
    }

    private static boolean isSaid(String key) {
        try {
            return !ENGLISH.say(key).isEmpty();
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }

    private static Set<String> arguments(Properties properties, String key) {
        String pattern = properties.getProperty(key);
        assertFalse(new MessageFormat(pattern, Locale.ROOT).toPattern().isEmpty(), key);
        Set<String> arguments = new TreeSet<>();
        ARGUMENT.matcher(pattern).results().map(MatchResult::group).forEach(arguments::add);
        return arguments;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static Stream<Path> list(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
