package dev.rollcall.kit.registry;

import dev.rollcall.kit.PlainText;
import dev.rollcall.kit.http.IpLiteral;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The invariants the wire records share. Every message begins with the name of the member. */
final class Limits {

    static final int MAX_URL = 2048;
    static final int MAX_REQUIRED = 256;
    static final int MAX_METADATA = 16;
    static final int MAX_METADATA_BYTES = 1024;
    static final int MAX_TEXT = 256;

    /** A host that is read as an IPv4 address, in decimal, octal or hexadecimal (WHATWG URL, "ends in a number"). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private Limits() {}

    static URI url(String member, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        require(http && url.getHost() != null, member + " must be an http or https address with a host");
        require(isAscii(url.toString()), member + " must be in ASCII, other characters percent-encoded");
        require(url.getHost().indexOf('%') < 0, member + " must not hold an IPv6 zone");
        require(
                IpLiteral.isV4(url.getHost())
                        || !ENDS_IN_A_NUMBER.matcher(url.getHost()).matches(),
                member + " must spell an IPv4 address as four decimal numbers without leading zeros");
        require(url.getRawUserInfo() == null, member + " must not hold a user");
        require(url.getRawFragment() == null, member + " must not hold a fragment");
        require(url.getPort() <= 65535 && url.getPort() != 0, member + " must hold a port from 1 to 65535");
        require(url.toString().length() <= MAX_URL, member + " must have at most " + MAX_URL + " characters");
        return url;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static void text(String member, String value, int maxLength) {
        require(
                !value.isBlank() && value.length() <= maxLength,
                member + " must have 1 to " + maxLength + " characters");
        visible(member, value);
    }

    static void visible(String member, String value) {
        require(PlainText.isPlain(value), member + " must not hold control or invisible formatting characters");
    }

    static void text(String member, Optional<String> value, int maxLength) {
        value.ifPresent(v -> text(member, v, maxLength));
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
