package dev.rollcall.system.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Events as Log4j's ECS layout writes them, of 324 bytes each with the end of the line, each with a trace id of its own. */
final class LogEvents {
    static final int BYTES = 324;

    private static final String[] LEVELS = {"DEBUG", "INFO", "INFO", "INFO", "WARN", "ERROR"};
    private static final String[] WORDS = {"accepted", "shipped", "rejected", "paid", "packed", "returned", "checked"};

    private LogEvents() {}

    /** Returns so many lines. */
    static byte[] lines(int count, Random random) {
        StringBuilder lines = new StringBuilder(count * BYTES);
        for (int i = 0; i < count; i++) {
            line(random, lines);
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void line(Random random, StringBuilder out) {
        String word = WORDS[random.nextInt(WORDS.length)];
        String front = String.format(
                Locale.ROOT,
                "{\"@timestamp\":\"2026-11-26T08:%02d:%02d.%03dZ\",\"ecs.version\":\"1.2.0\",\"log.level\":\"%s\",\"message\":\"order %06d"
                        + " of customer %05d was %s in %d ms",
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1000),
                LEVELS[random.nextInt(LEVELS.length)],
                random.nextInt(1_000_000),
                random.nextInt(100_000),
                word,
                random.nextInt(900));
        String back = String.format(
                Locale.ROOT,
                "\",\"process.thread.name\":\"http-nio-8080-exec-%d\",\"log.logger\":\"shop.order.%sService\","
                        + "\"service.node.name\":\"shop-1\",\"trace.id\":\"%016x%016x\"}\n",
                random.nextInt(20),
                word,
                random.nextLong(),
                random.nextLong());
        String padding = " as the customer had asked for".repeat(4);
        out.append(front)
                .append(padding, 0, Math.max(BYTES - front.length() - back.length(), 0))
                .append(back);
    }
}
