package dev.rollcall.portal.gradebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's request to erase a person.
 *
 * @param person id of the person to be erased
 * @param by the user name of the administrator
 * @param at when it was asked for; null if that is not known
 * @param reason why
 */
public record ErasureRequest(
        String person, String by, @Nullable Instant at, String reason) {}
