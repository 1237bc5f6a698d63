package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.AnswerTooLongException;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed: a service answered with a status of 400 or more, or with more bytes than the call takes (status
 * 502 then), or there was no answer, which is a {@link ServiceUnavailable}. Its members are those of a problem document (RFC
 * 9457). Callers decide by {@link #type()} or status, never by text.
 */
public sealed class ServiceProblem extends RuntimeException permits ServiceUnavailable {

    private static final long serialVersionUID = 1L;
    private static final String NO_TYPE = "about:blank";

    private final transient ServiceName service;
    private final transient Optional<Provider> provider;
    private final transient Document document;

    /**
     * One mistake in what was sent.
     *
     * @param pointer where, a JSON pointer (RFC 6901) into the body; may be empty
     * @param detail what is wrong there; may be empty
     */
    public record InputError(String pointer, String detail) {}

    /** The members of a problem document that are known here. */
    record Document(
            int status,
            String type,
            String title,
            String detail,
            String traceId,
            List<InputError> errors,
            Optional<Duration> retryAfter,
            String text) {

        static Document blank(int status, String title, String detail) {
            return new Document(status, NO_TYPE, title, detail, "", List.of(), Optional.empty(), "");
        }

        private static Document read(HttpAnswer answer) {
            try {
                return Wire.read(
                        answer.body(),
                        json -> new Document(
                                answer.status(),
                                json.text("type").orElse(NO_TYPE),
                                json.text("title").orElse(""),
                                json.text("detail").orElse(""),
                                json.text("traceId").orElse(""),
                                errors(json),
                                answer.retryAfter(),
                                answer.text()));
            } catch (JsonUnreadableException | JsonInvalidException e) {
                return new Document(answer.status(), NO_TYPE, "", "", "", List.of(), answer.retryAfter(), "");
            }
        }

        /** Other services may use that member differently; the rest of the document counts all the same. */
        private static List<InputError> errors(Wire json) {
            try {
                return json.objects(
                        "errors",
                        e -> new InputError(
                                e.text("pointer").orElse(""), e.text("detail").orElse("")));
            } catch (JsonUnreadableException | JsonInvalidException e) {
                return List.of();
            }
        }
    }

    ServiceProblem(
            ServiceName service,
            Optional<Provider> provider,
            Document document,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.service = service;
        this.provider = provider;
        this.document = document;
    }

    /** Reads a problem document; an answer that holds none has the type {@code about:blank}. */
    static ServiceProblem of(ServiceName service, HttpAnswer answer) {
        Document document = Document.read(answer);
        return new ServiceProblem(service, Optional.empty(), document, message(service.value(), document), null);
    }

    /** Reads what a provider answered to a call. */
    static ServiceProblem of(ServiceCall call, Provider provider, HttpAnswer answer) {
        Document document = Document.read(answer);
        String message = message(call + " at " + provider.url(), document);
        return new ServiceProblem(provider.name(), Optional.of(provider), document, message, null);
    }

    /** A provider answered with more than the call takes, whatever its status was. */
    static ServiceProblem tooLong(ServiceCall call, Provider provider, AnswerTooLongException cause) {
        String detail = cause.getMessage() + "; ServiceCall.maxAnswerBytes allows more";
        return new ServiceProblem(
                provider.name(),
                Optional.of(provider),
                Document.blank(502, "Answer too long", detail),
                call + " at " + provider.url() + ": " + detail,
                cause);
    }

    private static String message(String subject, Document document) {
        return subject + " answered status=" + document.status
                + (document.title.isEmpty() ? "" : " " + document.title)
                + (document.detail.isEmpty() ? "" : ": " + document.detail);
    }

    /** Returns the service that was called. */
    public final ServiceName service() {
        return service;
    }

    /** Returns which instance answered, or was tried last; empty if none is known. */
    public final Optional<Provider> provider() {
        return provider;
    }

    /** Returns the HTTP status; 503 if there was no answer, 502 if it was too long. */
    public final int status() {
        return document.status;
    }

    /** Returns the problem's URI, {@code about:blank} if there was no problem document. */
    public final String type() {
        return document.type;
    }

    /** Returns whether the problem's type ends in {@code slug}, such as {@code not-found}. */
    public final boolean is(String slug) {
        return document.type.endsWith("/" + slug);
    }

    /** Returns the kind of problem in words; may be empty. */
    public final String title() {
        return document.title;
    }

    /** Returns what was wrong this time; may be empty. */
    public final String detail() {
        return document.detail;
    }

    /** Returns each mistake in what was sent, where the service names them one by one; may be empty. */
    public final List<InputError> errors() {
        return document.errors;
    }

    /** Returns the problem document as it came, for members of its own; empty if there was none. */
    public final String document() {
        return document.text;
    }

    /** Returns the trace under which the service logged it; may be empty. */
    public final String traceId() {
        return document.traceId;
    }

    /** Returns how long the service asks to wait before the next call. */
    public final Optional<Duration> retryAfter() {
        return document.retryAfter;
    }

    /** Returns whether the service says that it has not looked at the request, because it starts or stops. */
    public final boolean isNotServing() {
        return is("not-serving");
    }

    /**
     * Returns whether a Tomcat answered that does not have the web application (any more, or yet): a service itself answers what it
     * does not find with a problem document. Where another application is at {@code /}, that one answers, with 405 if it does not
     * know the method.
     */
    public final boolean isNobodyHome() {
        return !hasType() && (status() == 404 || status() == 405);
    }

    /** Returns whether a service itself has said what is wrong. */
    final boolean hasType() {
        return !type().equals(NO_TYPE);
    }
}
