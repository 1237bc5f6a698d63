package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;

/** A service answered with a status of 400 or more. Callers decide by {@link #type()} or status, never by text. */
public final class ServiceProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceName service;
    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final String traceId;

    private ServiceProblem(ServiceName service, int status, String type, String title, String detail, String traceId) {
        super(service + " answered status=" + status + " " + title + (detail.isEmpty() ? "" : ": " + detail));
        this.service = service;
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.traceId = traceId;
    }

    /** Reads a problem document; an answer that holds none has the type {@code about:blank}. */
    static ServiceProblem of(ServiceName service, HttpAnswer answer) {
        try {
            return Wire.read(
                    answer.body(),
                    json -> new ServiceProblem(
                            service,
                            answer.status(),
                            json.text("type").orElse("about:blank"),
                            json.text("title").orElse(""),
                            json.text("detail").orElse(""),
                            json.text("traceId").orElse("")));
        } catch (JsonUnreadableException | JsonInvalidException e) {
            return new ServiceProblem(service, answer.status(), "about:blank", "", "", "");
        }
    }

    /** Returns who answered. */
    public ServiceName service() {
        return service;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the problem's URI, {@code about:blank} if the answer was no problem document. */
    public String type() {
        return type;
    }

    /** Returns whether the problem's type ends in {@code slug}, such as {@code not-found}. */
    public boolean is(String slug) {
        return type.endsWith("/" + slug);
    }

    /** Returns the kind of problem in words; may be empty. */
    public String title() {
        return title;
    }

    /** Returns what was wrong this time; may be empty. */
    public String detail() {
        return detail;
    }

    /** Returns the trace under which the service logged it; may be empty. */
    public String traceId() {
        return traceId;
    }
}
