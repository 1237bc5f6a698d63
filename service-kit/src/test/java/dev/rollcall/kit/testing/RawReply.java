package dev.rollcall.kit.testing;

import java.util.List;
import java.util.Optional;

/**
 * An answer as it came.
 *
 * @param status 0 if the connection was closed without an answer
 * @param headers whole lines
 * @param text everything, for messages of failed assertions
 */
public record RawReply(int status, List<String> headers, String body, String text) {

    static RawReply of(String text) {
        if (text.isEmpty()) {
            return new RawReply(0, List.of(), "", text);
        }
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new RawReply(
                Integer.parseInt(text.substring(9, 12)), lines.subList(1, lines.size()), text.substring(end + 4), text);
    }

    /** Returns the value of a header. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
