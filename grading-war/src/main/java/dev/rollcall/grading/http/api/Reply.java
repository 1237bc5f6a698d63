package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.job.Work;
import dev.rollcall.kit.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is answered, once the transaction is over.
 *
 * @param status the HTTP status
 * @param tag the version of what is answered, without quotation marks; empty: none
 * @param location where what was made is, below {@code /api/v1}; empty: nowhere
 * @param body made when it is needed; {@link #EMPTY}: none
 * @param file what a browser would call the body if it kept it, which is CSV then; empty: it is JSON
 * @param work what has to be done first, and ends with the actual answer; empty: nothing
 */
record Reply(int status, String tag, String location, Supplier<byte[]> body, String file, Optional<Work<Reply>> work) {
    /** No body. */
    static final Supplier<byte[]> EMPTY = () -> new byte[0];

    private static final int TAG_BYTES = 12;

    /** JSON. */
    Reply(int status, String tag, String location, Supplier<byte[]> body) {
        this(status, tag, location, body, "", Optional.empty());
    }

    static Reply ok(long version, Supplier<byte[]> body) {
        return ok(String.valueOf(version), body);
    }

    static Reply ok(String tag, Supplier<byte[]> body) {
        return new Reply(200, tag, "", body);
    }

    /** Returns an answer whose version is what it says. */
    static Reply content(byte[] json) {
        return new Reply(200, digest(json).substring(0, 2 * TAG_BYTES), "", () -> json);
    }

    /** Returns a file. */
    static Reply csv(String file, Supplier<byte[]> body) {
        return new Reply(200, "", "", body, file, Optional.empty());
    }

    /** Returns that long work is to be done; what it ends with is the answer. */
    static Reply of(Work<Reply> work) {
        return new Reply(202, "", work.job().address(), EMPTY, "", Optional.of(work));
    }

    /** Returns what was worked out for the caller, and has no version. */
    static Reply answer(byte[] json) {
        return new Reply(200, "", "", () -> json);
    }

    static Reply created(long version, String location, byte[] json) {
        return new Reply(201, String.valueOf(version), location, () -> json);
    }

    static Reply noContent() {
        return new Reply(204, "", "", EMPTY);
    }

    /** Returns an answer to a caller who has it already. */
    static Reply notModified(String tag) {
        return new Reply(304, tag, "", EMPTY);
    }

    /** Returns what was answered before. */
    static Reply again(Answered answered) {
        byte[] body = answered.body().orElse("").getBytes(StandardCharsets.UTF_8);
        return new Reply(
                answered.status(),
                answered.etag().orElse(""),
                answered.location().orElse(""),
                () -> body);
    }

    /** Returns what to remember for a request of this fingerprint. */
    Answered remembered(String fingerprint) {
        return new Answered(
                fingerprint,
                status,
                Optional.of(tag).filter(text -> !text.isEmpty()),
                Optional.of(location).filter(text -> !text.isEmpty()),
                Optional.of(new String(body.get(), StandardCharsets.UTF_8)));
    }

    /** Returns the SHA-256 of some bytes in hexadecimal digits. */
    static String digest(byte[]... parts) {
        MessageDigest sha = Sha256.begin();
        for (byte[] part : parts) {
            sha.update(part);
            sha.update((byte) '\n');
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
