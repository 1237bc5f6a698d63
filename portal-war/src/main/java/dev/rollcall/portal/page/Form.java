package dev.rollcall.portal.page;

import dev.rollcall.kit.servlet.Parameters;
import dev.rollcall.portal.text.Visible;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the fields of a request arrived whole, and once each; if not, a page that says what was wrong. */
final class Form {
    /** {@code WEB-INF/rewrite.config} says the same of log-ins. */
    static final int MAX_BYTES = 9_999;

    private static final Pattern CONTENT_TYPE =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

    private Form() {}

    /** What is wrong with the form in the body, before anything is done with it. */
    static Optional<Answer> refusal(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!CONTENT_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            return refused(415, "A form is sent as application/x-www-form-urlencoded, in UTF-8.");
        }
        if (request.getContentLengthLong() < 0) {
            return refused(411, "A form says beforehand how long it is.");
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            return refused(413, "It is longer than " + MAX_BYTES + " bytes: shorten what you typed.");
        }
        if (!isReadable(request)) {
            return refused(
                    400, "Its fields cannot be read: they are not percent-encoded UTF-8, or there are too many.");
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> field.getValue().length > 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(name -> refused(400, "The field “" + Visible.of(name) + "” was sent more than once."));
    }

    /** Whether fields and query can be decoded. */
    static boolean isReadable(HttpServletRequest request) {
        return Parameters.of(request).isPresent();
    }

    private static Optional<Answer> refused(int status, String why) {
        return Optional.of(
                Answer.message(status, Message.of("warn", "This form was not taken", why, "Nothing was changed.")));
    }
}
