package dev.rollcall.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tells our own forms from those of other sites: a form carries the token of its session, and comes from our own origin
 * as far as the browser says so ({@code Sec-Fetch-Site}, else {@code Origin}; the order is that of Go's
 * {@code http.CrossOriginProtection}). Thread-safe.
 */
public final class ForgeryGuard {
    /** The form field that carries the token. */
    public static final String FIELD = "token";

    /** The header in which a script sends it. */
    static final String HEADER = "X-CSRF-Token";

    private static final String ATTRIBUTE = "rollcall.token";
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    /** The token of the request's session, which is created when there is none. */
    String token(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(ATTRIBUTE) instanceof String token) {
            return token;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(ATTRIBUTE, token);
        return token;
    }

    /**
     * Whether a request that changes something is one of ours.
     *
     * @param field what the form has in the field for the token; empty if it has none
     */
    boolean trusts(HttpServletRequest request, String field) {
        return isSameOrigin(request) && holdsToken(request, field);
    }

    /** Whether the browser says that a request comes from our own origin; one that says nothing is not believed. */
    static boolean isSaidToBeOurs(HttpServletRequest request) {
        return (request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null)
                && isSameOrigin(request);
    }

    private static boolean isSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean holdsToken(HttpServletRequest request, String field) {
        HttpSession session = request.getSession(false);
        String header = request.getHeader(HEADER);
        String offered = header == null ? field : header;
        return session != null
                && session.getAttribute(ATTRIBUTE) instanceof String token
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
