package dev.rollcall.portal.page.accounts;

/**
 * What the log-in page shows.
 *
 * @param userName as typed before, or empty
 * @param failed whether that was refused
 */
public record LoginView(String userName, boolean failed) {}
