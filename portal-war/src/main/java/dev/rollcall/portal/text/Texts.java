package dev.rollcall.portal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the pages say in one language. The sentences are in {@code texts/<section>.properties} (English) and
 * {@code <section>_de.properties}, in the syntax of {@link MessageFormat}; the key {@code classes.save} is in the section
 * {@code classes}. Thread-safe.
 */
public final class Texts {
    private static final Texts ENGLISH = new Texts(Language.ENGLISH, "", "d MMM");
    private static final Texts GERMAN = new Texts(Language.GERMAN, "_de", "d. MMM");

    private final Language language;
    private final String suffix;
    private final DateTimeFormatter day;
    private final DateTimeFormatter date;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter full;
    private final char decimalMark;
    private final Map<String, Sentence> sentences = new ConcurrentHashMap<>();

    private Texts(Language language, String suffix, String day) {
        this.language = language;
        this.suffix = suffix;
        this.day = DateTimeFormatter.ofPattern(day, language.locale());
        this.date = DateTimeFormatter.ofPattern(day + " uuuu", language.locale());
        this.moment = DateTimeFormatter.ofPattern(day + " uuuu, HH:mm", language.locale());
        this.full = DateTimeFormatter.ofPattern("EEEE, " + day + "M uuuu, HH:mm:ss z", language.locale());
        this.decimalMark = DecimalFormatSymbols.getInstance(language.locale()).getDecimalSeparator();
    }

    /** What the pages say in a language. */
    public static Texts in(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case GERMAN -> GERMAN;
        };
    }

    public Language language() {
        return language;
    }

    /**
     * A sentence.
     *
     * @param key {@code section.name}
     * @param arguments what it tells; numbers should be {@link #number given as text}, unless a choice depends on them
     * @throws IllegalArgumentException when there is no such sentence
     */
    public String say(String key, Object... arguments) {
        Sentence known = sentences.get(key);
        return (known == null ? find(key) : known).with(arguments);
    }

    /** Reads the section of a sentence, which is asked for the first time. */
    private Sentence find(String key) {
        sentences.putAll(read(key.substring(0, Math.max(0, key.indexOf('.')))));
        Sentence found = sentences.get(key);
        if (found == null) {
            throw new IllegalArgumentException("there is no text " + key + " in " + language);
        }
        return found;
    }

    /** A number with at most two decimals: {@code 88.33}, in German {@code 88,33}. */
    public String number(BigDecimal number) {
        return Decimal.text(number).replace('.', decimalMark);
    }

    /** A number with all of its decimals, as it stands in a field: what is sent back unchanged changes nothing. */
    public String exact(BigDecimal number) {
        return Decimal.exact(number).replace('.', decimalMark);
    }

    /** A day: {@code 22 Nov 2026}. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /**
     * From one day to another: {@code 1 Aug 2026 to 31 Jul 2027}.
     *
     * @param first null for no bound
     * @param last inclusive; null for no bound
     */
    public String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null) {
            return last == null ? say("frame.days.always") : say("frame.days.until", date(last));
        }
        return last == null ? say("frame.days.from", date(first)) : say("frame.days.between", date(first), date(last));
    }

    /** A day with the time: {@code 22 Nov 2026, 10:42}. */
    public String moment(Instant instant, ZoneId zone) {
        return moment.format(instant.atZone(zone));
    }

    /** A day of this year, or nearly: {@code 22 Nov}. */
    String day(ZonedDateTime time) {
        return day.format(time);
    }

    /** Everything: {@code Sunday, 22 November 2026, 10:42:07 CET}. */
    String fully(ZonedDateTime time) {
        return full.format(time);
    }

    /**
     * A number that a user typed, with a comma or a point before the decimals, whatever the language: {@code 77,5} is
     * {@code 77.5}. What the other language would read as thousands, such as {@code 1,000} in English, is not guessed.
     *
     * @throws UnreadableNumberException when it is no such number, with a sentence for the user
     */
    public BigDecimal decimal(String typed) {
        return TypedNumber.read(typed, this, decimalMark);
    }

    private Map<String, Sentence> read(String section) {
        Properties properties = new Properties();
        String file = "/dev/rollcall/portal/texts/" + section + suffix + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        key -> key, key -> new Sentence(properties.getProperty(key), language.locale())));
    }
}
