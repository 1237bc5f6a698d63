package dev.rollcall.launcher.doctor;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that Rollcall reads from {@code conf/catalina.properties}, and the values that they take. */
final class KnownSettings {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(|B|KiB|MiB|GiB)");
    private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F.:]+(/\\d{1,3})?");
    private static final int HIGHEST_PORT = 65535;

    /** Read from the context of one web application only. */
    static final Set<String> IDENTITY = Set.of(
            "rollcall.service.name",
            "rollcall.service.requires",
            "rollcall.service.url",
            "rollcall.service.instance-id",
            "rollcall.service.version");

    /** Read by the launcher and by {@code server.xml}, which do not read the environment. */
    static final Set<String> PROPERTIES =
            Set.of("rollcall.http.address", "rollcall.http.port", "rollcall.https.port", "rollcall.port.offset");

    private static final Map<String, Kind> ALL = new TreeMap<>();

    static {
        IDENTITY.forEach(key -> ALL.put(key, KnownSettings::anything));
        for (String key :
                Set.of("data.dir", "host", "service.key", "service.zone", "tls.trust", "tls.trust.password")) {
            ALL.put("rollcall." + key, KnownSettings::anything);
        }
        ALL.put("rollcall.http.address", KnownSettings::anything);
        ALL.put("rollcall.http.port", number(1, HIGHEST_PORT));
        ALL.put("rollcall.https.port", number(1, HIGHEST_PORT));
        ALL.put("rollcall.port.offset", number(0, HIGHEST_PORT));
        ALL.put("rollcall.unsigned.from", KnownSettings::ranges);
        ALL.put("rollcall.metrics.from", KnownSettings::ranges);
        ALL.put("rollcall.registry.url", KnownSettings::addresses);
        ALL.put("rollcall.registry.allow", KnownSettings::ranges);
        ALL.put("rollcall.registry.lease.duration", duration("PT3S", "PT1H"));
        ALL.put("rollcall.registry.probe.period", duration("PT0.05S", "PT1H"));
        ALL.put("rollcall.registry.probe.timeout", duration("PT0.05S", "PT1M"));
        ALL.put("rollcall.registry.probe.rate", number(1, 1_000_000));
        ALL.put("rollcall.registry.probe.concurrency", number(1, 10_000));
        ALL.put("rollcall.registry.push.timeout", duration("PT0.01S", "PT1M"));
        ALL.put("rollcall.registry.push.first-retry", duration("PT0.01S", "PT1M"));
        ALL.put("rollcall.registry.push.last-retry", duration("PT0.01S", "PT10M"));
        ALL.put("rollcall.registry.push.first-patch", duration("PT0S", "PT10S"));
        ALL.put("rollcall.registry.push.fast-lane", number(1, 10_000));
        ALL.put("rollcall.registry.push.slow-lane", number(1, 10_000));
        ALL.put("rollcall.registry.connections", number(16, 65_536));
        ALL.put("rollcall.registry.watch.beat", duration("PT0.1S", "PT1M"));
        ALL.put("rollcall.registry.forget.down", duration("PT1S", "PT720H"));
        ALL.put("rollcall.registry.forget.removed", duration("PT1M", "PT720H"));
        ALL.put("rollcall.registry.store.sync", KnownSettings::flag);
        ALL.put("rollcall.registry.cluster.members", KnownSettings::anything);
        ALL.put("rollcall.registry.cluster.address", KnownSettings::anything);
        ALL.put(
                "rollcall.registry.cluster.acknowledge",
                text -> unless(
                        text.equalsIgnoreCase("replicated") || text.equalsIgnoreCase("local"), "replicated or local"));
        ALL.put("rollcall.registry.unsigned.max", number(1, 1_000_000));
        ALL.put("rollcall.registry.instances.max", number(1, 1_000_000));
        ALL.put("rollcall.registry.instances.per-address", number(1, 1_000_000));
        ALL.put("rollcall.registry.instances.size", KnownSettings::size);
        ALL.put("rollcall.registry.registrations.rate", number(1, 1_000_000));
        // Refused values are shown, and both may be secrets: the registry says what is wrong without showing them.
        ALL.put("rollcall.registry.webhook.url", KnownSettings::anything);
        ALL.put("rollcall.registry.webhook.secret", KnownSettings::anything);
        ALL.put("rollcall.log.durability", KnownSettings::durability);
        ALL.put("rollcall.log.reserve", KnownSettings::size);
        ALL.put("rollcall.log.retention.age", duration("PT1H", "P36500D"));
        ALL.put("rollcall.log.retention.bytes", KnownSettings::size);
        ALL.put("rollcall.log.max-scan", KnownSettings::size);
        ALL.put("rollcall.log.index", KnownSettings::flag);
        ALL.put("rollcall.log.search.deadline", duration("PT0.1S", "PT1M"));
        ALL.put("rollcall.log.search.concurrent", number(1, 256));
        ALL.put("rollcall.log.tail.readers", number(1, 10_000));
        ALL.put("rollcall.portal.gradebook", KnownSettings::flag);
        ALL.put("rollcall.portal.backup.at", KnownSettings::anything);
        ALL.put("rollcall.portal.backup.kept", number(0, 1_000));
        ALL.put("rollcall.grading.demo", KnownSettings::flag);
        ALL.put("rollcall.grading.unsigned", KnownSettings::flag);
        ALL.put("rollcall.grading.time-zone", KnownSettings::anything);
        ALL.put("rollcall.grading.school", KnownSettings::anything);
        ALL.put("rollcall.grading.erasure.approval", KnownSettings::flag);
        ALL.put("rollcall.grading.watch.beat", duration("PT0.1S", "PT1M"));
        ALL.put("rollcall.grading.watch.poll", duration("PT0.1S", "PT1M"));
        ALL.put("rollcall.grading.durability", text -> unless(text.equals("sync") || text.equals("os"), "sync or os"));
        ALL.put("rollcall.grading.backup.at", KnownSettings::anything);
        ALL.put("rollcall.grading.backup.kept", number(0, 1_000));
    }

    /** What values a setting takes. */
    private interface Kind {
        /** Returns what the value must be; empty if the text is such a value. */
        Optional<String> expectation(String text);
    }

    private KnownSettings() {}

    /** Returns their names. */
    static Set<String> names() {
        return Set.copyOf(ALL.keySet());
    }

    /** Returns what a known setting must be; empty if the text is such a value. */
    static Optional<String> expectation(String key, String text) {
        return ALL.getOrDefault(key, KnownSettings::anything).expectation(text.strip());
    }

    /** Returns a size in bytes; empty if the text is no size. */
    static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(size.group(1));
        int shift = switch (size.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return Optional.of(number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift);
    }

    private static Optional<String> anything(String text) {
        return Optional.empty();
    }

    private static Optional<String> flag(String text) {
        return unless(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false");
    }

    private static Optional<String> durability(String text) {
        return unless(text.equalsIgnoreCase("fsync") || text.equalsIgnoreCase("os"), "fsync or os");
    }

    private static Optional<String> size(String text) {
        return unless(SIZE.matcher(text).matches(), "a size such as 64MiB");
    }

    private static Optional<String> ranges(String text) {
        boolean all = Stream.of(text.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .allMatch(range -> RANGE.matcher(range).matches());
        return unless(all, "address ranges such as 192.0.2.0/24, separated by commas");
    }

    private static Optional<String> addresses(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .map(KnownSettings::address)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> address(String text) {
        boolean fine;
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean more = uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null;
            fine = http && uri.getHost() != null && uri.getPort() <= HIGHEST_PORT && !more;
        } catch (java.net.URISyntaxException e) {
            fine = false;
        }
        return unless(fine, "an address such as http://registry.example.org:8080/registry");
    }

    private static Kind number(int min, int max) {
        return text -> {
            boolean fine;
            try {
                int number = Integer.parseInt(text);
                fine = number >= min && number <= max;
            } catch (NumberFormatException e) {
                fine = false;
            }
            return unless(fine, "a whole number from " + min + " to " + max);
        };
    }

    private static Kind duration(String min, String max) {
        return text -> {
            boolean fine;
            try {
                Duration value = Duration.parse(text);
                fine = value.compareTo(Duration.parse(min)) >= 0 && value.compareTo(Duration.parse(max)) <= 0;
            } catch (DateTimeException e) {
                fine = false;
            }
            return unless(fine, "a duration from " + min + " to " + max);
        };
    }

    private static Optional<String> unless(boolean fine, String expectation) {
        return fine ? Optional.empty() : Optional.of(expectation);
    }
}
