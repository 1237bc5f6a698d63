package dev.rollcall.kit.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.IpLiteral;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.FakeRequest;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Parsed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/** Who is let in by headers and addresses: nobody with a token that is none, and without one only who calls from this machine. */
public final class GuardFuzz {

    private static final ManualTime TIME = new ManualTime();
    private static final TokenGuard GUARD =
            new TokenGuard(ServiceName.LOG, new Tokens(KeyRing.empty(), TIME), TIME, Settings.of(Map.of()));

    private GuardFuzz() {}

    /** Takes what {@link FakeRequest#of} does. */
    public static void fuzzerTestOneInput(byte[] input) {
        HttpServletRequest request = FakeRequest.of(new String(input, UTF_8));
        Parsed.unlessRefused(() -> GUARD.caller(request), ProblemException.class)
                .ifPresent(caller -> assertEquals(Optional.empty(), caller));
        if (GUARD.unsignedAllowed(request)) {
            assertTrue(IpLiteral.parse(request.getRemoteAddr())
                    .filter(InetAddress::isLoopbackAddress)
                    .isPresent());
            assertTrue(request.getHeader("Via") == null && request.getHeader("X-Forwarded-For") == null);
        }
        Parsed.unlessRefused(
                () -> {
                    GUARD.refuseBrowsers(request);
                    return request;
                },
                ProblemException.class);
    }
}
