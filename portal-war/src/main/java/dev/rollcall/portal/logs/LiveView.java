package dev.rollcall.portal.logs;

import java.time.ZoneId;

/**
 * What the page shows on which lines appear as they are logged.
 *
 * @param zone in which their times are shown
 * @param refusal why the log service did not understand the search; empty if it did
 */
public record LiveView(LogFilter filter, ZoneId zone, String refusal) {}
