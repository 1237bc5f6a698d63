package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCallTest {

    private static final Provider ONE = provider("one");
    private static final Provider TWO = provider("two");
    private static final Provider THREE = provider("three");

    private final ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log");

    private static Provider provider(String path) {
        return Provider.of(ServiceName.LOG, URI.create("http://127.0.0.1:8080/" + path));
    }

    @Test
    void whoIsPreferredComesFirstAndTheOthersKeepTheirOrder() {
        assertEquals(List.of(THREE, ONE, TWO), call.prefer(THREE).order(List.of(ONE, TWO, THREE)));
    }

    @Test
    void aHeaderIsReplacedWhateverItsCapitals() {
        ServiceCall posted = ServiceCall.post(ServiceName.LOG, "/log", "application/json", new byte[1])
                .header("content-type", "application/merge-patch+json");

        assertEquals(
                Set.of("application/merge-patch+json"),
                Set.copyOf(posted.to(ONE).headers().values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "log", "log/x", ":9/x", ".host/x", "@host/x", "?x", "/a b", "/%", "/a\r\nb", "/a#b"})
    void aPathThatIsNotEncodedIsRefusedWhenTheCallIsMadeUp(String path) {
        assertThrows(IllegalArgumentException.class, () -> ServiceCall.get(ServiceName.LOG, path));
    }

    @ParameterizedTest
    @CsvSource({"X-Note, 'a\r\nb'", "Host, b", "'', b", "a b, c"})
    void aHeaderThatCannotBeSentIsRefusedWhenTheCallIsMadeUp(String name, String value) {
        assertThrows(IllegalArgumentException.class, () -> call.header(name, value));
    }

    @Test
    void aDeadlineIsADayAtMost() {
        assertEquals(
                Duration.ofDays(1),
                call.deadline(ChronoUnit.FOREVER.getDuration()).deadline());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aDeadlineWithoutTimeIsRefused(Duration none) {
        assertThrows(IllegalArgumentException.class, () -> call.deadline(none));
    }

    @Test
    void whoIsPreferredAndNoLongerThereIsNotAsked() {
        assertEquals(List.of(ONE, TWO), call.prefer(THREE).order(List.of(ONE, TWO)));
        assertEquals(List.of(ONE, TWO), call.order(List.of(ONE, TWO)));
    }
}
