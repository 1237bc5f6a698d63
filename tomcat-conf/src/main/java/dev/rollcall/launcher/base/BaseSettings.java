package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings as Tomcat and the WARs will see them: {@code conf/catalina.properties}, before {@code -D} options in
 * {@code CATALINA_OPTS}, before the environment. Immutable.
 */
public final class BaseSettings {
    /** The port of the HTTP connector. */
    public static final String PORT = "rollcall.http.port";

    /** Where the registry answers; several addresses are separated by commas. */
    public static final String REGISTRY = "rollcall.registry.url";

    /** The certificates that are trusted. */
    public static final String TRUST = "rollcall.tls.trust";

    static final String FILE_NAME = "catalina.properties";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+?)(?::-([^}]*))?}");

    private final CatalinaBase base;
    private final Properties properties;
    private final Map<String, String> environment;

    private BaseSettings(CatalinaBase base, Properties properties, Map<String, String> environment) {
        this.base = base;
        this.properties = properties;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads the settings of a base, which need not exist yet.
     *
     * @param conf where the file is
     * @param launched the system properties that the launcher itself will set
     */
    public static BaseSettings read(
            CatalinaBase base, Path conf, Map<String, String> environment, Map<String, String> launched) {
        return of(base, conf.resolve(FILE_NAME), environment, launched);
    }

    static BaseSettings of(
            CatalinaBase base, Path file, Map<String, String> environment, Map<String, String> launched) {
        Properties properties = new Properties();
        properties.putAll(launched);
        properties.putAll(options(environment));
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            // A base that is not prepared yet has no settings.
        } catch (IOException e) {
            throw FailureException.because(file + " cannot be read: " + Reason.of(e) + ".");
        } catch (IllegalArgumentException e) {
            throw FailureException.because(file + " cannot be read: " + e.getMessage());
        }
        return new BaseSettings(base, properties, environment);
    }

    /** Returns the arguments for Tomcat's JVM that the user gave in {@code CATALINA_OPTS}. */
    public static List<String> jvmArguments(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("CATALINA_OPTS", "").split("\\s+"))
                .filter(argument -> !argument.isEmpty())
                .toList();
    }

    /** Returns the system properties among them, which are set by {@code -D}. */
    public static Map<String, String> options(Map<String, String> environment) {
        Map<String, String> options = new HashMap<>();
        for (String argument : jvmArguments(environment)) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("-D") && equals > 0) {
                options.put(argument.substring(2, equals), argument.substring(equals + 1));
            }
        }
        return options;
    }

    /** Returns a setting of the WARs: as property {@code rollcall.x.y}, else as variable {@code ROLLCALL_X_Y}. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(variable(key))))
                .filter(value -> !value.isBlank());
    }

    /** Returns the variable of the environment that sets the same as a property. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Returns where the registries answer if that is set, with slashes at the end.
     *
     * @throws FailureException if one is no address
     */
    public List<URI> registries() {
        return text(REGISTRY).stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(BaseSettings::address)
                .toList();
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text : text + "/");
            if (uri.getHost() != null
                    && Set.of("http", "https")
                            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw FailureException.because(
                REGISTRY + " must be the http or https address of a registry, but is " + text + ".");
    }

    /** Returns the data directory of the WARs; a relative one starts at the base, which is where Tomcat runs. */
    public Path data() {
        return base.root().resolve(text("rollcall.data.dir").orElse("data"));
    }

    /** Returns the file of trusted certificates; a relative one starts at the base. */
    public Optional<Path> trust() {
        return text(TRUST).map(this::resolve).map(base.root()::resolve);
    }

    /**
     * Returns a sentence for each setting that nothing will read, and that was probably meant to be another.
     *
     * @param referred what {@code server.xml} refers to
     */
    List<String> mistakes(Set<String> referred) {
        return LauncherKeys.mistakes(properties.stringPropertyNames(), referred);
    }

    /** Replaces <code>${property}</code> and <code>${property:-default}</code> as Tomcat does; unknown ones stay. */
    public String resolve(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(Optional.ofNullable(property(match.group(1)))
                .or(() -> Optional.ofNullable(match.group(2)))
                .orElse(match.group())));
    }

    private @Nullable String property(String key) {
        if (key.equals("catalina.base")) {
            return base.root().toString();
        }
        return properties.getProperty(key, System.getProperty(key));
    }
}
