package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WeightTest {

    private static final List<String> TEXTS =
            List.of("name", "id", "url", "required", "update", "heartbeat", "version", "zone", "key", "value");
    private static final String MORE = "x".repeat(50);

    /** A registration whose texts are short, but for one that is fifty characters longer. */
    private static Registration longer(String which) {
        String[] texts = TEXTS.stream()
                .map(text -> text.equals(which) ? text + MORE : text)
                .toArray(String[]::new);
        return new Registration(
                new ServiceName(texts[0]),
                new InstanceId(texts[1]),
                OptionalLong.of(1),
                URI.create("http://localhost/" + texts[2]),
                List.of(new ServiceName(texts[3])),
                Optional.of(URI.create("http://localhost/" + texts[4])),
                Optional.of(URI.create("http://localhost/" + texts[5])),
                Optional.of(texts[6]),
                Optional.of(texts[7]),
                Map.of(texts[8], texts[9]),
                Optional.of(Duration.ofSeconds(30)));
    }

    @Test
    void everyTextWeighsWhatItIsLong() {
        long weight = Weight.of(longer("none"));

        for (String text : TEXTS) {
            assertEquals(weight + MORE.length(), Weight.of(longer(text)), text);
        }
    }

    @Test
    void whatIsNotThereWeighsNothing() {
        Registration bare = Registration.of(new ServiceName("name"), URI.create("http://localhost/url"));

        assertTrue(Weight.of(bare) < Weight.of(longer("none")));
    }
}
