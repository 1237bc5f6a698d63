package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.SystemTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedSettingsTest {

    @Test
    void aMistypedRangeOfUnsignedCallsIsNamedBecauseItLeavesThisMachineOpen() {
        Settings settings = Settings.of(Map.of("rollcall.unsigned.form", ""));
        Tokens tokens = new Tokens(KeyRing.empty(), SystemTime.INSTANCE);
        new TokenGuard(ServiceName.LOG, tokens, SystemTime.INSTANCE, settings);

        assertEquals(
                List.of("unknown setting rollcall.unsigned.form, did you mean rollcall.unsigned.from?"),
                SharedSettings.mistakes(settings, "rollcall.log."));
    }

    @Test
    void whatBelongsToAnotherServiceIsNotJudged() {
        Settings settings = Settings.of(Map.of("rollcall.registry.connections", "20", "rollcall.log.scan", "1"));

        assertEquals(List.of("unknown setting rollcall.log.scan"), SharedSettings.mistakes(settings, "rollcall.log."));
    }
}
