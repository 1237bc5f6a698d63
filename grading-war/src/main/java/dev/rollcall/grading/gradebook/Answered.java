package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * What was answered to a request whose sender may not have heard it.
 *
 * @param fingerprint of the request, so that a key is not used for two
 * @param status of the answer
 * @param etag of the answer
 * @param location of the answer
 * @param body of the answer
 */
public record Answered(
        String fingerprint, int status, Optional<String> etag, Optional<String> location, Optional<String> body) {
    /**
     * Whose request it was.
     *
     * @param caller the login name
     * @param text the key that the sender chose, 1 to {@value #MAX_LENGTH} visible ASCII characters
     */
    public record Key(String caller, String text) {
        /** The longest key. */
        public static final int MAX_LENGTH = 128;

        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if it is empty or too long or holds other characters
         */
        public Key {
            if (text.isEmpty() || text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException(
                        "Idempotency-Key must have 1 to " + MAX_LENGTH + " visible ASCII characters");
            }
        }
    }
}
