package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events from a raw connection. */
final class TailReader implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    /** One event; the data is empty for a heartbeat. */
    record Event(long id, String type, String data) {}

    TailReader(LogServer server, String question, String lastEventId) throws IOException {
        socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        String known = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        socket.getOutputStream()
                .write(("GET /log/log/tail" + question + " HTTP/1.0\r\nHost: 127.0.0.1\r\n" + known + "Authorization: "
                                + server.token("Portal") + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<String> head = block();
        assertTrue(head.get(0).startsWith("HTTP/1.1 200"), head.toString());
        assertTrue(head.contains("Content-Type: text/event-stream;charset=UTF-8"), head.toString());
        assertEquals(List.of("retry: 1000"), block());
    }

    /** Returns the lines up to the next empty one. */
    private List<String> block() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            lines.add(line);
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the stream has ended");
        }
        return lines;
    }

    /** Returns the next event or heartbeat. */
    Event next() throws IOException {
        List<String> block = block();
        String type = block.size() == 1 ? "" : block.get(1).substring("event: ".length());
        String data = block.size() == 1 ? "" : block.get(2).substring("data: ".length());
        return new Event(Long.parseLong(block.get(0).substring("id: ".length())), type, data);
    }

    /** Returns the next event that is no heartbeat. */
    Event event() throws IOException {
        Event event = next();
        while (event.type().isEmpty()) {
            event = next();
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
