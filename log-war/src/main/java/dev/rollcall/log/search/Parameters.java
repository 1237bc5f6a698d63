package dev.rollcall.log.search;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a question. Each may be missing or blank. What was meant to narrow the answer is never passed over:
 * one that is not known, that is there twice, or that cannot be understood ends the question. Immutable.
 */
public final class Parameters {

    /** Those that {@link #filter} reads, besides {@code attribute.*}. */
    private static final List<String> FILTER =
            List.of("service", "instance", "level", "logger", "thread", "trace", "from", "to", "q");

    private static final String ATTRIBUTE = "attribute.";
    private static final int MAX_TEXT = 256;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String[]> values;

    private Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    /**
     * Takes parameters that make a filter, and others.
     *
     * @param others the names of the others
     * @throws InvalidQueryException if there is one of another name
     */
    public static Parameters of(Map<String, String[]> values, String... others) throws InvalidQueryException {
        Set<String> known = new TreeSet<>(FILTER);
        known.addAll(Arrays.asList(others));
        for (String name : values.keySet()) {
            if (!known.contains(name) && !(name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length())) {
                known.add(ATTRIBUTE + "*");
                throw InvalidQueryException.unknown(name, known);
            }
        }
        return new Parameters(values);
    }

    /**
     * Takes parameters of which none makes a filter.
     *
     * @param names their names
     * @throws InvalidQueryException if there is one of another name
     */
    public static Parameters only(Map<String, String[]> values, String... names) throws InvalidQueryException {
        Set<String> known = new TreeSet<>(Arrays.asList(names));
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw InvalidQueryException.unknown(name, known);
            }
        }
        return new Parameters(values);
    }

    /**
     * Returns the key of a field by which events can be counted.
     *
     * @param parameter which parameter names it
     * @throws InvalidQueryException if there is none of that name
     */
    public Key key(String parameter, String name) throws InvalidQueryException {
        for (Key key : List.of(Key.SERVICE, Key.INSTANCE, Key.LEVEL, Key.LOGGER, Key.THREAD)) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
            return Key.attribute(name.substring(ATTRIBUTE.length()));
        }
        throw new InvalidQueryException(
                parameter, "names between commas: service, instance, level, logger, thread and attribute.*");
    }

    /**
     * Returns which events are wanted: those of the {@code service}, {@code instance}, {@code logger}, {@code thread}
     * and {@code trace} with exactly these names, with exactly these attributes, of at least this {@code level}, at
     * this time or later ({@code from}) and before that ({@code to}), for which {@code q} holds, see
     * {@link QueryParser}.
     *
     * @throws InvalidQueryException if one cannot be understood
     */
    public Filter filter() throws InvalidQueryException {
        List<Query> parts = new ArrayList<>();
        Optional<String> service = only("service");
        if (service.isPresent()) {
            parts.add(new Query.Fact(Key.SERVICE, Glob.exactly(serviceName(service.get()))));
        }
        for (Key key : List.of(Key.INSTANCE, Key.LOGGER, Key.THREAD, Key.TRACE)) {
            text(key.name()).ifPresent(value -> parts.add(new Query.Fact(key, Glob.exactly(value))));
        }
        for (String name : values.keySet()) {
            if (name.startsWith(ATTRIBUTE)) {
                only(name)
                        .ifPresent(value -> parts.add(new Query.Fact(
                                Key.attribute(name.substring(ATTRIBUTE.length())), Glob.exactly(value))));
            }
        }
        LogLevel level = level();
        if (level != LogLevel.TRACE) {
            parts.add(Query.Levels.atLeast(level));
        }
        Query words = query();
        if (!words.equals(Query.ALL)) {
            parts.add(words);
        }
        return new Filter(parts.size() == 1 ? parts.get(0) : new Query.And(parts), within());
    }

    private static String serviceName(String text) throws InvalidQueryException {
        try {
            return new ServiceName(text).value();
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("service", "the name of a service");
        }
    }

    private LogLevel level() throws InvalidQueryException {
        Optional<String> text = only("level");
        if (text.isEmpty()) {
            return LogLevel.TRACE;
        }
        return LogLevel.of(text.get())
                .orElseThrow(
                        () -> new InvalidQueryException("level", "one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL"));
    }

    private Query query() throws InvalidQueryException {
        String text = only("q").orElse("");
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw InvalidQueryException.syntax("q", e);
        }
    }

    private Query.Within within() throws InvalidQueryException {
        Optional<Instant> from = time("from");
        Optional<Instant> to = time("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new InvalidQueryException("from", "earlier than to");
        }
        return new Query.Within(
                from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /**
     * Returns a point in time.
     *
     * @throws InvalidQueryException if it is none, or not within the years 0 to 9999
     */
    public Optional<Instant> time(String name) throws InvalidQueryException {
        Optional<String> text = only(name);
        try {
            Optional<Instant> time = text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
            if (time.filter(t -> !LogRecord.inRange(t)).isEmpty()) {
                return time;
            }
        } catch (DateTimeException e) {
            throw notTime(name);
        }
        throw notTime(name);
    }

    private static InvalidQueryException notTime(String name) {
        return new InvalidQueryException(name, "a time in the years 0 to 9999 such as 2026-11-22T08:00:00Z");
    }

    /**
     * Returns a number.
     *
     * @throws InvalidQueryException if it is none from {@code least} to {@code most}
     */
    public int number(String name, int missing, int least, int most) throws InvalidQueryException {
        Optional<String> text = only(name);
        if (text.isEmpty()) {
            return missing;
        }
        if (NUMBER.matcher(text.get()).matches()) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidQueryException(name, "a whole number from " + least + " to " + most);
    }

    /**
     * Returns a sequence.
     *
     * @throws InvalidQueryException if it is none
     */
    public Optional<Long> sequence(String name) throws InvalidQueryException {
        Optional<String> text = only(name);
        if (text.isPresent() && !SEQUENCE.matcher(text.get()).matches()) {
            throw new InvalidQueryException(name, "a sequence: a whole number of at most 18 digits");
        }
        return text.map(Long::parseLong);
    }

    /**
     * Returns one of some words.
     *
     * @throws InvalidQueryException if it is another
     */
    public String choice(String name, String missing, String... words) throws InvalidQueryException {
        String word = only(name).orElse(missing);
        if (!Arrays.asList(words).contains(word)) {
            throw new InvalidQueryException(
                    name, Arrays.stream(words).filter(each -> !each.isEmpty()).collect(Collectors.joining(" or ")));
        }
        return word;
    }

    /**
     * Insists that a parameter is not there.
     *
     * @param when what rules it out, such as {@code all is true}
     * @throws InvalidQueryException if it is there
     */
    public void absent(String name, String when) throws InvalidQueryException {
        if (only(name).isPresent()) {
            throw new InvalidQueryException(name, "missing when " + when);
        }
    }

    /**
     * Returns words between commas.
     *
     * @throws InvalidQueryException if there are more than {@code most}
     */
    public List<String> list(String name, String missing, int most) throws InvalidQueryException {
        List<String> words = Arrays.stream(only(name).orElse(missing).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > most) {
            throw new InvalidQueryException(name, "at most " + most + " names between commas");
        }
        return words;
    }

    private Optional<String> text(String name) throws InvalidQueryException {
        Optional<String> text = only(name);
        if (text.isPresent() && text.get().length() > MAX_TEXT) {
            throw new InvalidQueryException(
                    name, (name.equals("trace") ? "a trace id" : "a text") + " of at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    private Optional<String> only(String name) throws InvalidQueryException {
        String[] all = values.getOrDefault(name, new String[0]);
        if (all.length > 1) {
            throw InvalidQueryException.twice(name);
        }
        return Arrays.stream(all)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
