package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * A teacher or a student.
 *
 * @param id the identity
 * @param name what the person is called
 * @param username the login name, which no other person has, whatever the capitals; empty: does not log in
 * @param version 1 when the person is entered, greater with each change
 */
public record Person(Id id, PersonName name, Optional<LoginName> username, long version) implements Versioned {
    /** Returns whether {@code other} has the same name and login name. */
    public boolean isCalledAs(Person other) {
        return name.equals(other.name) && username.equals(other.username);
    }
}
