package dev.rollcall.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file, {@code multipart/form-data} (RFC 7578). It is read here and into memory: the container would want a
 * folder for it, and a servlet that was declared for it before the application was built.
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared never
record Upload(Map<String, String> fields, byte[] file) {
    private static final Pattern TYPE = Pattern.compile(
            "(?i)multipart/form-data\\s*;\\s*boundary=\"?([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])\"?\\s*");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:\\s*form-data\\s*;\\s*name=\"([a-z]{1,20})\"");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename\\*?=");
    private static final String LINE = "\r\n";
    private static final int MOST_FIELDS = 16;
    private static final int LONGEST_HEAD = 4_096;

    /**
     * Reads the form, for the visit to know; or says what is wrong with it, before anything is done with it.
     *
     * @param maxBytes of the whole body
     */
    static Optional<Answer> receive(Visit visit, int maxBytes) throws IOException {
        HttpServletRequest request = visit.request();
        String type = request.getContentType() == null ? "" : request.getContentType();
        Matcher matcher = TYPE.matcher(type);
        long length = request.getContentLengthLong();
        if (!matcher.matches()) {
            return Form.refused(visit.texts(), 415, "frame.form.file");
        }
        if (length < 0) {
            return Form.refused(visit.texts(), 411, "frame.form.length");
        }
        if (length > maxBytes) {
            return Form.refused(visit.texts(), 413, "frame.form.large", String.valueOf(maxBytes >> 20));
        }
        byte[] body = request.getInputStream().readNBytes((int) length);
        Optional<Upload> upload = body.length == length ? parse(body, matcher.group(1)) : Optional.empty();
        upload.ifPresent(visit::received);
        return upload.isPresent() ? Optional.empty() : Form.refused(visit.texts(), 400, "frame.form.parts");
    }

    /** Parses a body; as ISO 8859-1 every byte is a character of its own. Empty if it is no such form, or has a field twice. */
    static Optional<Upload> parse(byte[] body, String boundary) {
        String text = LINE + new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = LINE + "--" + boundary;
        Map<String, String> fields = new LinkedHashMap<>();
        byte[] file = null;
        int at = text.startsWith(delimiter) ? delimiter.length() : text.length();
        for (int part = 0; part < MOST_FIELDS; part++) {
            if (text.startsWith("--", at)) {
                return Optional.of(new Upload(fields, file == null ? new byte[0] : file));
            }
            int content = text.indexOf(LINE + LINE, at);
            int end = content < 0 ? -1 : text.indexOf(delimiter, content + 2);
            if (!text.startsWith(LINE, at) || end < 0 || content - at > LONGEST_HEAD) {
                return Optional.empty();
            }
            String head = text.substring(at, content);
            byte[] bytes = text.substring(Math.min(content + 4, end), end).getBytes(StandardCharsets.ISO_8859_1);
            Matcher name = NAME.matcher(head);
            if (!name.find()) {
                return Optional.empty();
            }
            if (FILE.matcher(head).find()) {
                if (file != null) {
                    return Optional.empty();
                }
                file = bytes;
            } else if (fields.put(name.group(1), new String(bytes, StandardCharsets.UTF_8)) != null) {
                return Optional.empty();
            }
            at = end + delimiter.length();
        }
        return Optional.empty();
    }
}
