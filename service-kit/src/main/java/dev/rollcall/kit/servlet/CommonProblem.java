package dev.rollcall.kit.servlet;

import java.util.Arrays;

/** The failures every service can answer. */
public enum CommonProblem implements ProblemType {
    /** 400: the request cannot be read. */
    UNREADABLE("unreadable", "The request cannot be read", 400),
    /** 401: no token, or one that is not accepted. */
    UNAUTHENTICATED("unauthenticated", "A valid token is required", 401),
    /** 403: known, but not allowed. */
    FORBIDDEN("forbidden", "The caller may not do this", 403),
    /** 404: nothing here. */
    NOT_FOUND("not-found", "There is nothing at this address", 404),
    /** 405: the method does not fit. */
    METHOD_NOT_ALLOWED("method-not-allowed", "This address does not take this method", 405),
    /** 408: the request did not arrive in time. */
    TOO_SLOW("too-slow", "The request did not arrive in time", 408),
    /** 409: what is there contradicts the request. */
    CONFLICT("conflict", "The request contradicts what is stored", 409),
    /** 413: the body is longer than allowed. */
    TOO_LARGE("too-large", "The request is too large", 413),
    /** 415: the content type is not taken here. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "This address does not take this content type", 415),
    /** 422: readable, but breaks a rule. */
    INVALID("invalid", "The request breaks a rule", 422),
    /** 429: come back later. */
    TOO_MANY_REQUESTS("too-many-requests", "There are too many requests", 429),
    /** 500: a defect of the service. */
    INTERNAL("internal", "The service failed", 500),
    /** 503: not ready, or something it needs is away. */
    UNAVAILABLE("unavailable", "The service cannot answer now", 503),
    /** 503: the request was not looked at, so it may be sent elsewhere whatever it does. */
    NOT_SERVING("not-serving", "The service does not serve yet, or no longer", 503),
    /** 507: no room to store what was sent. */
    INSUFFICIENT_STORAGE("insufficient-storage", "There is no room to store this", 507);

    private final String slug;
    private final String title;
    private final int status;

    CommonProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /** Returns the type for a status the container decided on; unlisted ones become 400 or 500. */
    public static CommonProblem of(int status) {
        return Arrays.stream(values())
                .filter(p -> p.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? UNREADABLE : INTERNAL);
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
