package dev.rollcall.kit.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code ::1}. IPv4-mapped IPv6 addresses count
 * as IPv4. Immutable.
 *
 * @param network an address of the range
 * @param prefix how many leading bits are fixed
 */
public record AddressRange(InetAddress network, int prefix) {

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException if it does not fit the address
     */
    public AddressRange {
        int bits = network.getAddress().length * 8;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("prefix must be from 0 to " + bits + " but was " + prefix);
        }
    }

    /**
     * Reads {@code address} or {@code address/prefix}. Host names are refused, so that nothing is looked up.
     *
     * @throws IllegalArgumentException if {@code text} is neither
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        Optional<InetAddress> address = IpLiteral.parse(parts[0]);
        boolean bare = parts.length == 1;
        if (address.isEmpty()
                || !bare && !(parts.length == 2 && PREFIX.matcher(parts[1]).matches())) {
            throw new IllegalArgumentException("an address range such as 10.0.0.0/8 was expected but was " + text);
        }
        int bits = address.get().getAddress().length * 8;
        return new AddressRange(address.get(), bare ? bits : Integer.parseInt(parts[1]));
    }

    /** Returns whether {@code address} lies in the range; never true across address families. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        int free = mine.length * 8 - prefix;
        return mine.length == other.length
                && new BigInteger(1, mine).shiftRight(free).equals(new BigInteger(1, other).shiftRight(free));
    }
}
