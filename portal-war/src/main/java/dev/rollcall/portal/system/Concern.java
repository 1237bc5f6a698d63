package dev.rollcall.portal.system;

/**
 * Something that is not as it should be, for people who do not know how the system is built.
 *
 * @param state how bad it is
 * @param service the service's wire name, under which its log lines are
 * @param what for example {@code Grade book: 1 of 2 instances failing since 10:42}, without a full stop
 * @param cause a sentence, or empty when it is not known
 * @param effect what it means for those who use the system, a sentence
 * @param action what to do about it, a sentence
 */
public record Concern(State state, String service, String what, String cause, String effect, String action) {}
