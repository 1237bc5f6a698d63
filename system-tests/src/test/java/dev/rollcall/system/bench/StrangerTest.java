package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.system.bench.Stranger.Manner;
import java.io.IOException;
import java.net.HttpURLConnection;
import org.junit.jupiter.api.Test;

class StrangerTest {

    private static HttpURLConnection call(Stranger stranger) throws IOException {
        var connection = (HttpURLConnection) stranger.address().toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.getOutputStream().write('x');
        return connection;
    }

    @Test
    void oneRedirectsToItself() throws IOException {
        try (Stranger stranger = Stranger.of(Manner.REDIRECTING)) {
            HttpURLConnection answer = call(stranger);

            assertEquals(307, answer.getResponseCode());
            assertEquals(stranger.address().toString(), answer.getHeaderField("Location"));
            assertEquals(1, stranger.calls());
        }
    }

    @Test
    void oneResetsTheConnection() throws IOException {
        try (Stranger stranger = Stranger.of(Manner.RESETTING)) {
            assertThrows(IOException.class, () -> call(stranger).getResponseCode());
        }
    }

    @Test
    void oneSendsWithoutEnd() throws IOException {
        try (Stranger stranger = Stranger.of(Manner.FLOODING)) {
            HttpURLConnection answer = call(stranger);

            assertEquals(500, answer.getResponseCode());
            try (var flood = answer.getErrorStream()) {
                assertEquals(1 << 20, flood.readNBytes(1 << 20).length);
            }
        }
    }
}
