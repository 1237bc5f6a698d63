package dev.rollcall.portal.system;

/** What became of an action. */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param state how the instance is now
     * @param remark why, or empty
     */
    record Done(State state, String remark) implements Outcome {}

    /** It was removed from the roll. */
    record Removed() implements Outcome {}

    /** The instance is not on the roll any more. */
    record Gone() implements Outcome {}

    /** The registry would not do it; why, in a sentence. */
    record Refused(String why) implements Outcome {}

    /** The registry did not answer in time, and may have done it. */
    record Unconfirmed() implements Outcome {}
}
