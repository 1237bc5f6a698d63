package dev.rollcall.portal.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to erase a person.
 *
 * @param approval whether another administrator has to agree
 * @param request what an administrator has asked for; null for nothing
 */
public record ErasureRule(boolean approval, @Nullable ErasureRequest request) {
    /** Whether a user is the one who asked. */
    public boolean isAskedBy(String user) {
        return request != null && request.by().equals(user);
    }
}
