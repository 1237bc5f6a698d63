package dev.rollcall.kit.servlet;

/** One thing a service needs to do its work, such as its database. May block for a second; may be called often. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Says how well it does now.
     *
     * @throws Exception which counts as {@link Health#down}, as an error does
     */
    Health check() throws Exception;
}
