package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceKeysTest {

    private static final ServiceName STOCK = new ServiceName("Stock");

    private final ManualTime time = new ManualTime();

    @TempDir
    Path data;

    @Test
    void theConfiguredKeyIsItsOwnAndOnlyIts() {
        String text = "B".repeat(42) + "A";
        ServiceKeys keys = keys(Map.of("rollcall.service.key", text));

        assertEquals(Optional.of(text), keys.keyOf(STOCK).map(ServiceKey::text));
        assertEquals(Optional.empty(), keys.keyOf(ServiceName.PORTAL));
    }

    @Test
    void aKeyThatIsNoneIsSaidWithoutShowingIt() {
        SettingException thrown =
                assertThrows(SettingException.class, () -> keys(Map.of("rollcall.service.key", "s3cret")));

        assertEquals("rollcall.service.key must be what `bin/rollcall key Stock` prints", thrown.getMessage());
    }

    @Test
    void derivesItsKeyFromAMasterKeyThatAppearsLater() throws IOException {
        ServiceKeys keys = keys(Map.of());
        assertEquals(Optional.empty(), keys.keyOf(STOCK));

        MasterKey master = MasterKey.loadOrCreate(data);
        time.advance(Duration.ofSeconds(1));

        assertEquals(
                Optional.of(master.serviceKey(STOCK).text()), keys.keyOf(STOCK).map(ServiceKey::text));
        assertEquals(Optional.empty(), keys.keyOf(ServiceName.REGISTRY));
    }

    @Test
    void aBrokenMasterKeyIsAsGoodAsNone() throws IOException {
        Files.writeString(data.resolve(MasterKey.FILE_NAME), "nonsense");

        assertEquals(Optional.empty(), keys(Map.of()).keyOf(STOCK));
    }

    private ServiceKeys keys(Map<String, String> settings) {
        return new ServiceKeys(STOCK, Settings.of(settings), data, time);
    }
}
