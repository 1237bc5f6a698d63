package dev.rollcall.log.index;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes events and questions by chance, from few words, so that they meet. */
final class Events {

    private static final List<String> WORDS =
            List.of("sold", "out", "Sold", "item", "4711", "dev.log", "x", "sol", "商店", "größe", "a_b");
    private static final List<String> NAMES = List.of("Shop", "shop", "Stock", "St*ck", "S", "", "Größe");

    private final Random random;

    Events(long seed) {
        random = new Random(seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String text() {
        return IntStream.range(0, random.nextInt(6)).mapToObj(i -> any(WORDS)).collect(Collectors.joining(" "));
    }

    private String maybe(String text) {
        return random.nextInt(3) == 0 ? null : text;
    }

    LogRecord record() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            attributes.put(any(NAMES), any(NAMES));
        }
        Instant time = Fixtures.NOON.plusMillis(random.nextInt(2000) - 1000).plusNanos(random.nextInt(1_000_000));
        return new LogRecord(
                time,
                new ServiceName(any(List.of("Shop", "shop", "Stock"))),
                random.nextBoolean(),
                any(List.of(LogLevel.values())),
                maybe(any(NAMES)),
                maybe(any(NAMES)),
                maybe(any(NAMES)),
                maybe(any(List.of("t1", "t2", "t3"))),
                text(),
                attributes,
                null);
    }

    Filter filter() {
        Query.Within within = random.nextBoolean() ? Query.Within.ALWAYS : within();
        return new Filter(query(3), within);
    }

    private Query.Within within() {
        long noon = Fixtures.NOON.toEpochMilli();
        long from = noon - 1000 + random.nextInt(1000);
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Within(from, from + 1 + random.nextInt(1000));
            case 1 -> new Query.Within(Long.MIN_VALUE, from);
            default -> new Query.Within(from, Long.MAX_VALUE);
        };
    }

    private Query query(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0, 1 ->
                new Query.Text(IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(
                                i -> glob(any(List.of("sold", "out", "item", "4711", "dev", "log", "商", "größe", "b"))))
                        .toList());
            case 2 -> new Query.Fact(any(List.of(Key.SERVICE, Key.INSTANCE, Key.LOGGER, Key.THREAD)), glob(any(NAMES)));
            case 3 ->
                random.nextBoolean()
                        ? new Query.Fact(Key.TRACE, Glob.exactly(any(List.of("t1", "t2", "t9"))))
                        : new Query.Fact(Key.attribute(any(NAMES)), glob(any(NAMES)));
            case 4 ->
                random.nextBoolean()
                        ? Query.Levels.atLeast(any(List.of(LogLevel.values())))
                        : new Query.Levels(Set.of(any(List.of(LogLevel.values()))));
            case 5 -> new Query.And(parts(depth));
            case 6 -> new Query.Or(parts(depth));
            default -> new Query.Not(query(depth - 1));
        };
    }

    private List<Query> parts(int depth) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(2))
                .mapToObj(i -> query(depth - 1))
                .toList();
    }

    private Glob glob(String text) {
        if (random.nextInt(3) > 0 || text.isEmpty()) {
            return Glob.exactly(text);
        }
        int[] symbols = text.codePoints().toArray();
        symbols[random.nextInt(symbols.length)] = random.nextBoolean() ? Glob.ANY : Glob.ONE;
        return Glob.of(symbols);
    }
}
