package dev.rollcall.portal.text;

import java.util.Map;

/** A form that was filled in, with what is wrong with it. */
public interface TypedForm {
    /** Sentences by field. */
    Map<String, String> errors();

    /** The sentence about a field; empty when nothing is wrong with it. */
    default String error(String field) {
        return errors().getOrDefault(field, "");
    }

    /** Whether nothing is wrong. */
    default boolean isValid() {
        return errors().isEmpty();
    }

    /**
     * Makes sure that nothing is wrong.
     *
     * @throws IllegalStateException when something is
     */
    default void requireValid() {
        if (!isValid()) {
            throw new IllegalStateException("form is not valid: " + errors());
        }
    }
}
