package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.TokenRejectedException.Reason;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides at the HTTP edge who is calling and whether browsers or callers without a token are let in. Thread-safe. */
public final class TokenGuard {

    private final ServiceName self;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Peers unsigned;

    /**
     * Makes the guard of one service.
     *
     * @throws SettingException if {@code rollcall.unsigned.from} is not a list of address ranges
     */
    public TokenGuard(ServiceName self, Tokens tokens, InstantSource clock, Settings settings) {
        this.self = self;
        this.tokens = tokens;
        this.clock = clock;
        this.unsigned = Peers.from(settings, "rollcall.unsigned.from");
    }

    /**
     * Returns the caller.
     *
     * @throws ProblemException 401 without an acceptable token, 403 with one that is for another service
     */
    public Caller require(HttpServletRequest request) {
        return caller(request).orElseThrow(() -> unauthenticated("The request carries no token."));
    }

    /**
     * Returns the caller, or empty if the request carries no {@code Authorization} header.
     *
     * @throws ProblemException 401 or 403 if it carries one that is not acceptable
     */
    public Optional<Caller> caller(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw unauthenticated("The request carries more than one Authorization header.");
        }
        String header = headers.get(0);
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw unauthenticated("Only the Bearer scheme is understood.");
        }
        try {
            return Optional.of(tokens.verify(header.substring(7).strip(), self));
        } catch (TokenRejectedException e) {
            throw e.reason() == Reason.FORBIDDEN
                    ? new ProblemException(CommonProblem.FORBIDDEN, sentence(e))
                    : unauthenticated(sentence(e));
        }
    }

    /**
     * Returns whether a call without a token may be let in: its peer lies in {@code rollcall.unsigned.from} and nothing
     * forwarded it. With the default, which is loopback, the {@code Host} must be loopback as well, so that a page in a
     * local browser cannot get in by a rebound name.
     */
    public boolean unsignedAllowed(HttpServletRequest request) {
        return unsigned.include(request);
    }

    /**
     * Refuses what a browser sends on behalf of a page.
     *
     * @throws ProblemException 403 if the request has an {@code Origin}, or a {@code Sec-Fetch-Site} other than
     *     {@code none} and {@code same-origin}
     */
    public void refuseBrowsers(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (request.getHeader("Origin") != null
                || (site != null && !site.equals("none") && !site.equals("same-origin"))) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "This address is for services, not for web pages.");
        }
    }

    private ProblemException unauthenticated(String detail) {
        return new ProblemException(CommonProblem.UNAUTHENTICATED, detail)
                .with("time", clock.instant().toString())
                .header("WWW-Authenticate", "Bearer realm=\"rollcall\"");
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
