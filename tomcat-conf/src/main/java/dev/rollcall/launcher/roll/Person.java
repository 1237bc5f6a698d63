package dev.rollcall.launcher.roll;

import java.util.Set;

/**
 * The person for whom the portal makes a call.
 *
 * @param user the login name
 * @param roles what the person may do
 */
public record Person(String user, Set<String> roles) {

    /** Copies the roles. */
    public Person {
        roles = Set.copyOf(roles);
    }
}
