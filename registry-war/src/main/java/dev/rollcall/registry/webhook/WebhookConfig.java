package dev.rollcall.registry.webhook;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The webhook to call. Both parts may be secrets: many receivers know their callers by the address alone.
 *
 * @param url http or https
 * @param secret what messages are signed with; empty: they are not
 */
public record WebhookConfig(URI url, Optional<String> secret) {

    private static final String URL = "rollcall.registry.webhook.url";
    private static final String SECRET = "rollcall.registry.webhook.secret";
    private static final int SHORTEST_SECRET = 16;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the configuration; empty if there is no webhook.
     *
     * @throws SettingException if the address is invalid, or the secret is too short; the message shows neither
     */
    public static Optional<WebhookConfig> from(Settings settings) {
        Optional<String> url = settings.secret(URL);
        Optional<String> secret = settings.secret(SECRET);
        if (secret.isPresent() && secret.get().length() < SHORTEST_SECRET) {
            throw new SettingException(SECRET + " must have at least " + SHORTEST_SECRET + " characters");
        }
        return url.map(text -> new WebhookConfig(address(text), secret));
    }

    private static URI address(String text) {
        String expectation = URL
                + " must be an address such as https://host/path, without user and fragment, its port from 1 to 65535";
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean port = uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT;
            if (http && port && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new SettingException(expectation);
        }
        throw new SettingException(expectation);
    }

    /** Returns no more than the host. */
    @Override
    public String toString() {
        return "WebhookConfig[" + url.getHost() + "]";
    }
}
