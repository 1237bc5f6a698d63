package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private final List<String> bodies = new ArrayList<>();

    @Test
    void sendsOneRequestAfterTheOtherAndRefusesWhatIsNot200() throws IOException {
        try (var server = new SelectorServer(this::answer)) {
            URI address = URI.create("http://127.0.0.1:" + server.port() + "/services");
            try (var wire = new Wire(address)) {
                wire.send(Wire.post(address, "Bearer x", "{}"));
                assertThrows(IOException.class, () -> wire.send(Wire.post(address, "Bearer x", "no")));
                wire.send(Wire.post(address, "Bearer x", "{\"a\":1}"));
            }
        }

        assertEquals(List.of("/services {}", "/services no", "/services {\"a\":1}"), bodies);
    }

    private int answer(String path, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        bodies.add(path + " " + text);
        return text.equals("no") ? 409 : 200;
    }
}
