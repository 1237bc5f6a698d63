package dev.rollcall.portal.remote.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Parsed;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What log services answer: a stream of events means the same however it comes in pieces; JSON is read, or called unreadable. */
public final class AnswersFuzz {
    private AnswersFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> whole = events(input, input.length);
        assertEquals(whole, events(input, 1));
        assertEquals(whole, events(input, 1 + input.length / 3));
        Parsed.unlessRefused(() -> LogCodec.entries(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> LogCodec.chart(input), UnreadableAnswerException.class);
        Parsed.unlessRefused(() -> LogCodec.facets(input), UnreadableAnswerException.class);
    }

    private static List<String> events(byte[] bytes, int size) {
        List<String> events = new ArrayList<>();
        EventReader reader = new EventReader(
                event -> events.add(event.id() + "|" + event.name() + "|" + new String(event.data(), UTF_8)));
        for (int i = 0; i < bytes.length; i += size) {
            reader.take(List.of(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i))));
        }
        return events;
    }
}
