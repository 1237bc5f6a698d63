package dev.rollcall.system.bench;

/** A request that contains a decimal number which is one greater each time. Not thread-safe. */
final class RisingRequest {
    private final byte[] bytes;
    private final int lastDigit;

    /** Takes the request with the first number but one, and where its last digit is. */
    RisingRequest(byte[] bytes, int lastDigit) {
        this.bytes = bytes;
        this.lastDigit = lastDigit;
    }

    /** Returns the request with the next number; good until the next call. */
    byte[] next() {
        int digit = lastDigit;
        while (bytes[digit] == '9') {
            bytes[digit--] = '0';
        }
        bytes[digit]++;
        return bytes;
    }
}
