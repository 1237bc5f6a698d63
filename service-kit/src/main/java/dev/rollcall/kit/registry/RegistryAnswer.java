package dev.rollcall.kit.registry;

/** What came of a registration or a renewal. */
public sealed interface RegistryAnswer
        permits Registered,
                Renewed,
                RegistryAnswer.Unknown,
                RegistryAnswer.Older,
                RegistryAnswer.Refused,
                RegistryAnswer.Away {

    /** The registry does not know this registration, or the newer one that superseded it is removed: register. */
    record Unknown() implements RegistryAnswer {}

    /**
     * The registry knows a newer generation of this instance.
     *
     * @param known the newer one
     */
    record Older(long known) implements RegistryAnswer {}

    /**
     * The registry understood and said no.
     *
     * @param reason a sentence for the log
     */
    record Refused(String reason) implements RegistryAnswer {}

    /**
     * There was no answer, or none that a registry gives.
     *
     * @param reason a sentence for the log
     */
    record Away(String reason) implements RegistryAnswer {}
}
