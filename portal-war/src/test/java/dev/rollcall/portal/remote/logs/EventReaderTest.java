package dev.rollcall.portal.remote.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private final List<String> events = new ArrayList<>();
    private final EventReader reader = new EventReader(
            event -> events.add(event.id() + "|" + event.name() + "|" + new String(event.data(), UTF_8)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void eventsAreReadHoweverTheirBytesCome(int size) {
        byte[] bytes = ("retry: 1000\n\nid: 7\nevent: log\ndata: {\"text\":\"grüße\"}\n\n:comment\nid:8\r\n\r\n"
                        + "event: missed\ndata: a\ndata:b\n\n")
                .getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i += size) {
            reader.take(List.of(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i))));
        }

        assertEquals(List.of("||", "7|log|{\"text\":\"grüße\"}", "8||", "8|missed|a\nb"), events);
    }

    @Test
    void anEventThatNeverEndsIsRefused() {
        ByteBuffer part = ByteBuffer.wrap(new byte[EventReader.MAX_EVENT_BYTES + 1]);

        assertThrows(IllegalStateException.class, () -> reader.take(List.of(part)));
    }
}
