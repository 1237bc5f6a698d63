package dev.rollcall.portal.page;

import dev.rollcall.kit.servlet.Parameters;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the fields of a request arrived whole, and once each; if not, a page that says what was wrong. */
public final class Form {
    /** {@code WEB-INF/rewrite.config} says the same of log-ins. */
    static final int MAX_BYTES = 9_999;

    private static final Pattern CONTENT_TYPE =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

    private Form() {}

    /** What is wrong with the form in the body, before anything is done with it. */
    static Optional<Answer> refusal(Visit visit) {
        return refusal(visit, MAX_BYTES);
    }

    /** Likewise of a form that may be of another length. */
    public static Optional<Answer> refusal(Visit visit, int maxBytes) {
        HttpServletRequest request = visit.request();
        Texts texts = visit.texts();
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!CONTENT_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            return refused(texts, 415, "frame.form.type");
        }
        if (request.getContentLengthLong() < 0) {
            return refused(texts, 411, "frame.form.length");
        }
        if (request.getContentLengthLong() > maxBytes) {
            return refused(texts, 413, "frame.form.long", String.valueOf(maxBytes));
        }
        if (!isReadable(request)) {
            return refused(texts, 400, "frame.form.unreadable");
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> field.getValue().length > 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(name -> refused(texts, 400, "frame.form.twice", Visible.of(name)));
    }

    /**
     * Reads a form with a file, so that the visit knows its fields and the file; or says what is wrong with it.
     *
     * @param maxBytes of the whole body
     */
    public static Optional<Answer> receive(Visit visit, int maxBytes) throws IOException {
        return Upload.receive(visit, maxBytes);
    }

    /** Whether fields and query can be decoded. */
    static boolean isReadable(HttpServletRequest request) {
        return Parameters.of(request).isPresent();
    }

    static Optional<Answer> refused(Texts texts, int status, String why, Object... arguments) {
        return Optional.of(Answer.message(
                status,
                Message.of(
                        "warn",
                        texts.say("frame.form"),
                        texts.say(why, arguments),
                        texts.say("frame.nothing-changed"))));
    }
}
