package dev.rollcall.registry.limits;

import java.net.InetAddress;

/**
 * Addresses that count as one caller: an IPv4 address, or the 64 leading bits of an IPv6 address, because a host with
 * one address of such a network can use all of them (RFC 4291, section 2.5.1). Immutable.
 *
 * @param prefix those bits
 * @param v6 whether they are of an IPv6 address
 */
public record NetworkPrefix(long prefix, boolean v6) {

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 8;

    /** Returns the prefix of {@code address}; an IPv4-mapped one counts as IPv4. */
    public static NetworkPrefix of(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean v6 = bytes.length > V4_BYTES;
        long prefix = 0;
        for (int i = 0; i < (v6 ? V6_BYTES : V4_BYTES); i++) {
            prefix = prefix << Byte.SIZE | bytes[i] & 0xff;
        }
        return new NetworkPrefix(prefix, v6);
    }
}
