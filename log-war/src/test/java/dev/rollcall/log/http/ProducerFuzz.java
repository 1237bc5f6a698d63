package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.FakeRequest;
import dev.rollcall.kit.testing.Parsed;
import java.util.Optional;

/** The headers of a sender: what is read is exactly what was written. */
public final class ProducerFuzz {

    private ProducerFuzz() {}

    /** Takes the values of both headers, on lines of their own. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", -1);
        if (lines.length == 2) {
            String headers = "127.0.0.1\nlocalhost\nLog-Producer: " + lines[0] + "\nLog-Sequence: " + lines[1];
            Parsed.unlessRefused(
                            () -> Optional.ofNullable(ProducerHeaders.of(FakeRequest.of(headers))),
                            ProblemException.class)
                    .flatMap(origin -> origin)
                    .ifPresent(origin ->
                            assertEquals(lines[0] + "\n" + lines[1], origin.producer() + "\n" + origin.sequence()));
        }
    }
}
