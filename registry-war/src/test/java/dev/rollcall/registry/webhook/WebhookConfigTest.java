package dev.rollcall.registry.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigTest {

    private static final String URL = "rollcall.registry.webhook.url";
    private static final String SECRET = "rollcall.registry.webhook.secret";

    @Test
    void nobodyIsCalledUnlessAnAddressIsSet() {
        assertEquals(Optional.empty(), WebhookConfig.from(Settings.of(Map.of())));
        assertEquals(
                Optional.of(new WebhookConfig(URI.create("https://h/x?y=1"), Optional.of("0123456789abcdef"))),
                WebhookConfig.from(Settings.of(Map.of(URL, "https://h/x?y=1", SECRET, "0123456789abcdef"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden",
                "ftp://hidden/",
                "https://u:hidden@h/",
                "https://h/#hidden",
                "https:///hidden",
                "https://h:0/hidden",
                "https://h:65536/hidden",
                "h ttp:hidden"
            })
    void whatIsNoAddressIsRefusedWithoutBeingShown(String url) {
        Settings settings = Settings.of(Map.of(URL, url));

        SettingException refused = assertThrows(SettingException.class, () -> WebhookConfig.from(settings));

        assertTrue(String.valueOf(refused.getMessage()).startsWith(URL + " must be an address"));
        assertFalse(String.valueOf(refused.getMessage()).contains("hidden"));
    }

    @Test
    void neitherPartIsShown() {
        Settings settings = Settings.of(Map.of(URL, "https://h/token", SECRET, "0123456789abcdef"));
        WebhookConfig config = WebhookConfig.from(settings).orElseThrow();

        assertFalse((settings.effective() + config).contains("token"));
        assertFalse((settings.effective() + config).contains("0123456789abcdef"));
        assertThrows(
                SettingException.class,
                () -> WebhookConfig.from(Settings.of(Map.of(URL, "https://h/", SECRET, "short"))));
    }
}
