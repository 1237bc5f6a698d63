package dev.rollcall.kit.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place that reads configuration. Precedence: system property {@code rollcall.x.y}, environment variable
 * {@code ROLLCALL_X_Y}, context parameter, default. Identity keys come from the context only, because the WARs of one
 * Tomcat share its system properties.
 *
 * <p>Every read is remembered, so that {@link #effective()} can tell what is in force and {@link #mistakes} which keys
 * were never asked for. Thread-safe.
 */
public final class Settings {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(|B|KiB|MiB|GiB)");
    private static final Map<String, Long> UNITS =
            Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private static final int MAX_PORT = 65_535;
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");

    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final Function<String, @Nullable String> context;
    private final Set<String> parameters;
    private final Map<String, String> reads = new ConcurrentHashMap<>();

    private Settings(
            Map<String, String> properties,
            Map<String, String> environment,
            Function<String, @Nullable String> context,
            Collection<String> parameters) {
        this.properties = properties;
        this.environment = environment;
        this.context = context;
        this.parameters = Set.copyOf(parameters);
    }

    /** Returns the settings of this JVM, without a web application. */
    public static Settings ofJvm() {
        return of(key -> null, List.of());
    }

    /**
     * Returns the settings of this JVM and of one web application.
     *
     * @param contextParameter answers for the web application
     * @param parameters the names of all its context parameters
     */
    public static Settings of(Function<String, @Nullable String> contextParameter, Collection<String> parameters) {
        Map<String, String> properties = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return new Settings(properties, System.getenv(), contextParameter, parameters);
    }

    /** Returns settings that hold just {@code values}, as system properties and as context parameters. */
    public static Settings of(Map<String, String> values) {
        return of(values, Map.of(), values);
    }

    static Settings of(Map<String, String> properties, Map<String, String> environment, Map<String, String> context) {
        return new Settings(
                Map.copyOf(properties), Map.copyOf(environment), Map.copyOf(context)::get, context.keySet());
    }

    /** Returns the value of {@code key}, stripped; empty if it is set nowhere or blank. */
    public Optional<String> text(String key) {
        return remembered(key, find(key)).map(Setting::value);
    }

    /** Returns the value of {@code key}, or {@code fallback}. */
    public String text(String key, String fallback) {
        return read(key, fallback, s -> s.value());
    }

    /** Returns a value that must not be shown: {@link #effective()} masks it. */
    public Optional<String> secret(String key) {
        Optional<Setting> setting = find(key);
        remember(key, setting.map(s -> "*** (" + s.source() + ")").orElse("unset"));
        return setting.map(Setting::value);
    }

    /** Returns the value of an identity key, which only the context can give. */
    public Optional<String> identity(String key) {
        return remembered(key, inContext(key)).map(Setting::value);
    }

    /**
     * Returns an ISO-8601 duration such as {@code PT30S}.
     *
     * @throws SettingException if it is not one, or not within {@code min} and {@code max}, both inclusive
     */
    public Duration duration(String key, Duration fallback, Duration min, Duration max) {
        return read(key, fallback, s -> {
            String expectation = "a duration from " + min + " to " + max;
            try {
                Duration value = Duration.parse(s.value());
                if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                    throw s.refused(expectation);
                }
                return value;
            } catch (DateTimeException e) {
                throw s.refused(expectation);
            }
        });
    }

    /**
     * Returns a whole number.
     *
     * @throws SettingException if it is not one, or not within {@code min} and {@code max}, both inclusive
     */
    public int integer(String key, int fallback, int min, int max) {
        return read(key, fallback, s -> {
            String expectation = "a whole number from " + min + " to " + max;
            try {
                int value = Integer.parseInt(s.value());
                if (value < min || value > max) {
                    throw s.refused(expectation);
                }
                return value;
            } catch (NumberFormatException e) {
                throw s.refused(expectation);
            }
        });
    }

    /**
     * Returns a size in bytes, written with a unit as in {@code 64MiB} ({@code B}, {@code KiB}, {@code MiB},
     * {@code GiB}; none means bytes).
     *
     * @throws SettingException if it is not one, or not within {@code min} and {@code max} bytes, both inclusive
     */
    public long bytes(String key, long fallback, long min, long max) {
        return read(key, fallback, s -> {
            String expectation = "a size such as 64MiB, from " + min + " to " + max + " bytes";
            Matcher matcher = SIZE.matcher(s.value());
            if (!matcher.matches()) {
                throw s.refused(expectation);
            }
            long unit = UNITS.getOrDefault(matcher.group(2), 1L);
            long number = Long.parseLong(matcher.group(1));
            if (number > max / unit || number * unit < min) {
                throw s.refused(expectation);
            }
            return number * unit;
        });
    }

    /**
     * Returns {@code true} or {@code false}.
     *
     * @throws SettingException if it is neither
     */
    public boolean flag(String key, boolean fallback) {
        return read(key, fallback, s -> switch (s.value().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw s.refused("true or false");
        });
    }

    /**
     * Returns what {@code parser} makes of a value; empty if it is not set.
     *
     * @throws SettingException if the parser throws an {@link IllegalArgumentException}, whose message says what was
     *     expected
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return remembered(key, find(key)).map(s -> {
            try {
                return parser.apply(s.value());
            } catch (IllegalArgumentException e) {
                throw s.refused(String.valueOf(e.getMessage()));
            }
        });
    }

    /**
     * Returns the name or the IP address of a machine.
     *
     * @throws SettingException if it cannot be one
     */
    public Optional<String> host(String key) {
        return parsed(key, text -> {
            if (!HOST.matcher(text).matches()) {
                throw new IllegalArgumentException("the name or the address of a machine, without port");
            }
            return text;
        });
    }

    /**
     * Returns an identity key that is an absolute HTTP address, without a trailing slash.
     *
     * @throws SettingException if it is not one
     */
    public Optional<URI> identityUri(String key) {
        return remembered(key, inContext(key)).map(s -> uri(s, s.value()));
    }

    /**
     * Returns absolute HTTP addresses without trailing slashes, separated by commas; none if it is not set.
     *
     * @throws SettingException if one of them is none
     */
    public List<URI> uris(String key) {
        return remembered(key, find(key))
                .map(s -> split(s.value()).stream().map(text -> uri(s, text)).toList())
                .orElse(List.of());
    }

    private static URI uri(Setting setting, String text) {
        String expectation = "an address such as http://host:8080/path";
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean sound = http && uri.getHost() != null && uri.getPort() <= MAX_PORT;
            boolean more = uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null;
            if (!sound || more) {
                throw setting.refused(expectation);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw setting.refused(expectation);
        }
    }

    /** Returns a comma-separated list without blanks; an empty value is an empty list. */
    public List<String> list(String key, List<String> fallback) {
        Optional<String> raw = raw(key);
        List<String> value = raw.map(Settings::split).orElse(fallback);
        remember(key, value + (raw.isPresent() ? "" : " (default)"));
        return value;
    }

    /** Returns the comma-separated list of an identity key. */
    public List<String> identityList(String key) {
        return identity(key).map(Settings::split).orElse(List.of());
    }

    /** Returns everything read so far as {@code key=value (source)}, sorted, secrets masked. */
    public String effective() {
        return new TreeMap<>(reads)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
    }

    /**
     * Returns a sentence for every key that {@code keys} judges and that was never read, set as a system property, in
     * the environment or in the context, and for every identity key that is set outside of the context. Call it after
     * everything was read.
     */
    public List<String> mistakes(SettingKeys keys) {
        return new Mistakes(keys, reads.keySet()).in(properties.keySet(), environment.keySet(), parameters);
    }

    private <T> T read(String key, T fallback, Function<Setting, T> parser) {
        Optional<Setting> setting = find(key);
        T value = setting.map(parser).orElse(fallback);
        remember(key, value + " (" + setting.map(Setting::source).orElse("default") + ")");
        return value;
    }

    private Optional<Setting> remembered(String key, Optional<Setting> setting) {
        remember(key, setting.map(s -> s.value() + " (" + s.source() + ")").orElse("unset"));
        return setting;
    }

    private void remember(String key, String text) {
        reads.put(key, text);
    }

    private Optional<Setting> find(String key) {
        Optional<Setting> property = setting(key, properties.get(key), "system property");
        Optional<Setting> above = property.isPresent()
                ? property
                : setting(key, environment.get(variable(key)), "environment variable " + variable(key));
        return above.isPresent() ? above : inContext(key);
    }

    private Optional<Setting> inContext(String key) {
        return setting(key, context.apply(key), "context parameter");
    }

    private static Optional<Setting> setting(String key, @Nullable String value, String source) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(new Setting(key, value.strip(), source));
    }

    private Optional<String> raw(String key) {
        String value = properties.get(key);
        value = value == null ? environment.get(variable(key)) : value;
        return Optional.ofNullable(value == null ? context.apply(key) : value);
    }

    private static List<String> split(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
