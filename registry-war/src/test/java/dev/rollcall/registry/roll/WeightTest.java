package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightTest {

    /** The components of a registration that hold texts, and one more: the key and the value in its metadata count. */
    private static final List<String> TEXTS = List.of(
            "name",
            "instanceId",
            "url",
            "required",
            "updateUrl",
            "heartbeatUrl",
            "version",
            "zone",
            "metadata",
            "metadata-value");

    private static final String MORE = "x".repeat(50);

    /** A registration whose texts are short, but for one that is fifty characters longer. */
    private static Registration longer(String which) {
        UnaryOperator<String> text = component -> component.equals(which) ? component + MORE : component;
        return new Registration(
                new ServiceName(text.apply("name")),
                new InstanceId(text.apply("instanceId")),
                OptionalLong.of(1),
                URI.create("http://localhost/" + text.apply("url")),
                List.of(new ServiceName(text.apply("required"))),
                Optional.of(URI.create("http://localhost/" + text.apply("updateUrl"))),
                Optional.of(URI.create("http://localhost/" + text.apply("heartbeatUrl"))),
                Optional.of(text.apply("version")),
                Optional.of(text.apply("zone")),
                Map.of(text.apply("metadata"), text.apply("metadata-value")),
                Optional.of(Duration.ofSeconds(30)));
    }

    @Test
    void everyComponentButTheNumbersIsWeighed() {
        Set<String> components = Stream.of(Registration.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        components.removeAll(Set.of("generation", "lease"));
        components.add("metadata-value");
        assertEquals(components, Set.copyOf(TEXTS));
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
