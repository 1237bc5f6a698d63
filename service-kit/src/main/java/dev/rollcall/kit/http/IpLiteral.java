package dev.rollcall.kit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as they are written. Nothing is looked up, whereas {@link InetAddress#getByName} asks the name server for what it
 * does not take for an address, such as {@code 10.0.0.256} or {@code beef}.
 */
public final class IpLiteral {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** What may be an IPv6 address, with a zone or without; the JDK takes no text with a colon for a host name. */
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%[A-Za-z0-9._-]+)?");

    private IpLiteral() {}

    /** Returns whether {@code text} is an IPv4 address: four decimal numbers without leading zeros, which some read as octal. */
    public static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /** Returns the address that is written; empty if there is none, or its zone does not exist on this machine. */
    public static Optional<InetAddress> parse(String text) {
        if (!isV4(text) && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
