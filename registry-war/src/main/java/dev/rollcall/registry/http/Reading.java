package dev.rollcall.registry.http;

import dev.rollcall.kit.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A part of the roll as it is sent. The bytes must not be changed.
 *
 * @param revision identifies the content: equal content has the same one, other content another
 * @param bytes UTF-8
 */
record Reading(String revision, byte[] bytes) {

    /** Returns a reading whose revision is a hash of its content. */
    static Reading of(byte[] bytes) {
        return new Reading(hash(List.of(bytes)), bytes);
    }

    /** Returns a short hash of the pieces put together. */
    static String hash(List<byte[]> content) {
        MessageDigest digest = Sha256.begin();
        content.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    static String hash(String content) {
        return hash(List.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the entity tag (RFC 9110, section 8.8.3). */
    String tag() {
        return "\"" + revision + "\"";
    }

    /** Returns whether {@code ifNoneMatch}, the value of that header, names this content (RFC 9110, section 13.1.2). */
    boolean matches(String ifNoneMatch) {
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(tag()) || tag.equals("W/" + tag())) {
                return true;
            }
        }
        return false;
    }
}
