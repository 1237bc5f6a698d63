package dev.rollcall.kit.log.event;

import dev.rollcall.kit.log.transport.LogBatch;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to the log service. Encoded it is a JSON object in the flat names of the Elastic Common Schema:
 *
 * <pre>{"@timestamp":"2026-11-22T10:15:30.123Z","log.level":"INFO","log.logger":"x.Y","process.thread.name":"main",
 * "trace.id":"…","user.name":"…","message":"text","error.type":"java.io.IOException","error.message":"…","error.stack_trace":"…"}</pre>
 *
 * The whole line stays below {@value #MAX_BYTES} bytes: message and stack trace are cut and say so.
 */
public record LogLine(
        Instant time,
        String level,
        String logger,
        String thread,
        String message,
        @Nullable String traceId,
        @Nullable String user,
        @Nullable Throwable thrown)
        implements QueuedEvent {

    static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_NAME = 4 * 1024;
    private static final int NAMES_AND_TIME = 130;
    /** What is left to message and stack trace after eight other values, all member names, and the two values of the service. */
    private static final int MAX_TEXT = MAX_BYTES - 9 * MAX_NAME;

    /** Returns the event as it may wait: encoded if it is long, or holds what may change or should not be kept. */
    public QueuedEvent queued() {
        return thrown != null || size() > MAX_NAME ? QueuedEvent.encoded(encode()) : this;
    }

    @Override
    public int size() {
        return NAMES_AND_TIME
                + logger.length()
                + thread.length()
                + message.length()
                + (traceId == null ? 0 : traceId.length())
                + (user == null ? 0 : user.length());
    }

    /** Encodes the event as the members and the closing brace of a JSON object, without the opening one. */
    @Override
    public byte[] encode() {
        JsonObjectBytes json = new JsonObjectBytes()
                .member("@timestamp", InstantText.of(time), MAX_NAME)
                .member("log.level", level, MAX_NAME)
                .member("log.logger", logger, MAX_NAME)
                .member("process.thread.name", thread, MAX_NAME);
        if (traceId != null) {
            json.member("trace.id", traceId, MAX_NAME);
        }
        if (user != null) {
            json.member("user.name", user, MAX_NAME);
        }
        if (thrown == null) {
            json.member("message", message, MAX_TEXT);
        } else {
            json.member("message", message, MAX_TEXT / 2)
                    .member("error.type", thrown.getClass().getName(), MAX_NAME)
                    .member("error.message", messageOf(thrown), MAX_NAME)
                    .member("error.stack_trace", stackTraceOf(thrown), MAX_TEXT / 2);
        }
        return json.end();
    }

    /** What stands in front of an encoded event: the opening brace and the members that say who logged. */
    public static byte[] head(String service, @Nullable String instance) {
        JsonObjectBytes object = new JsonObjectBytes().member("service.name", service, MAX_NAME);
        if (instance != null) {
            object.member("service.node.name", instance, MAX_NAME);
        }
        byte[] members = object.open();
        byte[] head = new byte[members.length + 1];
        head[0] = '{';
        System.arraycopy(members, 0, head, 1, members.length);
        return head;
    }

    /** Joins encoded events, each preceded by {@code head} and ended by LF. */
    public static byte[] join(byte[] head, List<byte[]> lines) {
        int size =
                lines.stream().mapToInt(line -> head.length + line.length + 1).sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        lines.forEach(line -> all.put(head).put(line).put((byte) '\n'));
        return all.array();
    }

    /** Returns a line that tells of a batch that was refused, and its lines. */
    public static byte[] refused(LogBatch batch, String reason, Instant when) {
        byte[] members = new JsonObjectBytes()
                .member("refused", when.toString(), MAX_NAME)
                .member("reason", reason, MAX_NAME)
                .member("producer", batch.producer().toString(), MAX_NAME)
                .member("sequence", Long.toString(batch.sequence()), MAX_NAME)
                .member("events", Integer.toString(batch.events()), MAX_NAME)
                .end();
        byte[] lines = batch.ndjson();
        return ByteBuffer.allocate(members.length + 2 + lines.length)
                .put((byte) '{')
                .put(members)
                .put((byte) '\n')
                .put(lines)
                .array();
    }

    private static String messageOf(Throwable thrown) {
        try {
            return Objects.requireNonNullElse(thrown.getMessage(), "");
        } catch (RuntimeException unreadable) {
            return "[getMessage() failed: " + unreadable.getClass().getName() + "]";
        }
    }

    private static String stackTraceOf(Throwable thrown) {
        var text = new BoundedText(MAX_TEXT / 2);
        try (var writer = new PrintWriter(text)) {
            thrown.printStackTrace(writer);
        } catch (RuntimeException unreadable) {
            text.write("[printStackTrace() failed: " + unreadable.getClass().getName() + "]");
        }
        return text.toString();
    }

    /** Remembers the first characters and swallows the rest, so that a monstrous trace costs time but not memory. */
    private static final class BoundedText extends Writer {
        private final StringBuilder text = new StringBuilder(1024);
        private final int maxChars;

        BoundedText(int maxChars) {
            this.maxChars = maxChars;
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            text.append(chars, offset, Math.min(length, maxChars - text.length()));
        }

        @Override
        public void write(String string) {
            write(string.toCharArray(), 0, string.length());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
