package dev.rollcall.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Parsed;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Tokens: nothing is believed that was not signed, and of what was signed exactly what can be signed again. */
public final class TokenFuzz {

    private static final ServiceName SELF = ServiceName.GRADING;
    private static final ServiceKey KEY = new ServiceKey(new byte[32]);
    private static final Tokens TOKENS = new Tokens(name -> Optional.of(KEY), new ManualTime());

    private TokenFuzz() {}

    /** Takes the part before the signature. */
    public static void fuzzerTestOneInput(byte[] input) {
        String claims = new String(input, UTF_8);
        assertEquals(Optional.empty(), verified(claims));
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(KEY.sign(claims));
        verified(claims + "." + signature).ifPresent(TokenFuzz::canBeSignedAgain);
    }

    private static Optional<Caller> verified(String token) {
        return Parsed.unlessRefused(() -> TOKENS.verify(token, SELF), TokenRejectedException.class);
    }

    private static void canBeSignedAgain(Caller caller) {
        String token = TOKENS.sign(caller.service(), SELF, caller.person(), Duration.ZERO)
                .orElseThrow();
        assertEquals(Optional.of(caller), verified(token));
    }
}
