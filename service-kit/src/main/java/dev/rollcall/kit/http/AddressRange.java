package dev.rollcall.kit.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code ::1}. IPv4-mapped IPv6 addresses count
 * as IPv4. Immutable.
 *
 * @param network an address of the range
 * @param prefix how many leading bits are fixed
 */
public record AddressRange(InetAddress network, int prefix) {

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
        if (parts.length > 2 || !parts[0].matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*|\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw new IllegalArgumentException("an address range such as 10.0.0.0/8 was expected but was " + text);
        }
        try {
            InetAddress address = InetAddress.getByName(parts[0]);
            return new AddressRange(
                    address, parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * 8);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("an address range such as 10.0.0.0/8 was expected but was " + text, e);
        }
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
