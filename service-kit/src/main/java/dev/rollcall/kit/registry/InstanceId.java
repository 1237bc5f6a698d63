package dev.rollcall.kit.registry;

import dev.rollcall.kit.security.Sha256;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one running service, stable across renewals and restarts.
 *
 * <p>1 to 128 characters of {@code A-Z a-z 0-9 . _ ~ -}, so that it can be a path segment as it is; {@code .} and
 * {@code ..} are not allowed. Immutable.
 *
 * @param value the id as written on the wire
 */
public record InstanceId(String value) implements Comparable<InstanceId> {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final int MAX_READABLE = 100;
    private static final int DIGEST_LENGTH = 8;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is empty, too long, or not safe in a path
     */
    public InstanceId {
        if (!ALLOWED.matcher(value).matches() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("InstanceId must be 1 to 128 characters of A-Z a-z 0-9 . _ ~ -");
        }
    }

    /**
     * Returns the id of a service that did not choose one: {@code <host>-<port><path with - for />-<8 hexadecimal digits
     * of the SHA-256 of the address>}. Equal addresses give equal ids; the readable part is cut at 100 characters.
     */
    public static InstanceId of(URI serviceUrl) {
        int port = serviceUrl.getPort() >= 0 ? serviceUrl.getPort() : "https".equals(serviceUrl.getScheme()) ? 443 : 80;
        String path = serviceUrl.getRawPath() == null ? "" : serviceUrl.getRawPath();
        String readable = (serviceUrl.getHost() + "-" + port + path).replaceAll("[^A-Za-z0-9._~-]+", "-");
        String cut = readable.length() > MAX_READABLE ? readable.substring(0, MAX_READABLE) : readable;
        return new InstanceId(cut.replaceAll("^-+|-+$", "") + "-"
                + Sha256.hex(serviceUrl.toString()).substring(0, DIGEST_LENGTH));
    }

    /** The same as the record's own, without its linkage at run time: ids are the keys of many maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
