package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.ProblemType;

/** The failures only the registry answers; {@code docs/protocol/registry.md} says what a client does about each. */
enum RegistryProblem implements ProblemType {
    /** 409 with the member {@code generation}: register with a greater one. */
    OLDER_GENERATION("older-generation", "A newer registration of this instance is known", 409),
    /** 403: a service that registered with a token holds the id. */
    INSTANCE_TAKEN("instance-taken", "The instance belongs to another service", 403),
    /** 403: a URL does not lead to the caller. */
    ADDRESS_REFUSED("address-refused", "The registration names an address its caller may not name", 403),
    /** 404: register. */
    NOT_REGISTERED("not-registered", "There is no such registration", 404),
    /** 409: an instance that works is drained, not removed. */
    NOT_DOWN("not-down", "The instance is not down", 409);

    private final String slug;
    private final String title;
    private final int status;

    RegistryProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
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
