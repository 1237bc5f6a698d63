package dev.rollcall.kit.security;

import java.util.Set;

/**
 * The person for whom a call is made.
 *
 * @param user the login name, 1 to 128 characters without control characters
 * @param roles the roles the portal's login gave
 */
public record Person(String user, Set<String> roles) {

    /**
     * Checks the name and copies the roles.
     *
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters, or a role holds a
     *     comma
     */
    public Person {
        if (user.isBlank() || user.length() > 128 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("user must have 1 to 128 characters and no control characters");
        }
        roles = Set.copyOf(roles);
        if (roles.stream().anyMatch(r -> r.isBlank() || r.contains(","))) {
            throw new IllegalArgumentException("a role must not be blank or hold a comma");
        }
    }

    /** Returns whether the person has at least one of {@code wanted}. */
    public boolean hasAnyRole(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
