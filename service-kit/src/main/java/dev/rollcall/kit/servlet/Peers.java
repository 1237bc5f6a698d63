package dev.rollcall.kit.servlet;

import dev.rollcall.kit.http.AddressRange;
import dev.rollcall.kit.http.IpLiteral;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;

/** The callers that a setting lets in by their addresses. Immutable. */
final class Peers {

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    /**
     * Headers that proxies add. Tomcat's RemoteIpValve removes the first two if it trusts them, but none of the others.
     */
    private static final List<String> FORWARDING = List.of(
            "X-Forwarded-For",
            "X-Forwarded-By",
            "Forwarded",
            "X-Real-IP",
            "Via",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Server");

    private final List<AddressRange> ranges;
    private final boolean loopbackOnly;

    private Peers(List<AddressRange> ranges, boolean loopbackOnly) {
        this.ranges = ranges;
        this.loopbackOnly = loopbackOnly;
    }

    /**
     * Reads the setting {@code key}, whose default is loopback.
     *
     * @throws SettingException if it is not a list of address ranges
     */
    static Peers from(Settings settings, String key) {
        List<String> texts = settings.list(key, LOOPBACK);
        try {
            return new Peers(texts.stream().map(AddressRange::parse).toList(), texts.equals(LOOPBACK));
        } catch (IllegalArgumentException e) {
            throw new SettingException(key + " must be a list of address ranges: " + e.getMessage());
        }
    }

    /**
     * Returns whether a call is let in: its peer lies in one of the ranges and nothing forwarded it. With the default,
     * which is loopback, the {@code Host} must be loopback as well, so that a page in a local browser cannot get in by
     * a rebound name.
     */
    boolean include(HttpServletRequest request) {
        if (FORWARDING.stream().anyMatch(name -> request.getHeader(name) != null)) {
            return false;
        }
        return IpLiteral.parse(request.getRemoteAddr())
                        .filter(peer -> ranges.stream().anyMatch(range -> range.contains(peer)))
                        .isPresent()
                && (!loopbackOnly || loopbackHost(request.getServerName()));
    }

    private static boolean loopbackHost(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String literal = bracketed ? host.substring(1, host.length() - 1) : host;
        return host.equalsIgnoreCase("localhost")
                || IpLiteral.parse(literal)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }
}
