package dev.rollcall.grading.exchange;

/**
 * How a file was read, for its sender to check.
 *
 * @param encoding as which its bytes were read
 * @param marked whether a byte order mark said so
 * @param delimiter what its fields are separated by
 * @param decimal what stands before decimals
 */
public record FileForm(Encoding encoding, boolean marked, Delimiter delimiter, Decimal decimal) {}
