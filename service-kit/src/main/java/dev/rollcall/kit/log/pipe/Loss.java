package dev.rollcall.kit.log.pipe;

/** Why an event never reached the log service. */
enum Loss {
    /** The queue in memory was full. */
    NO_ROOM("no-room"),
    /** The spool was full, and this was the oldest. */
    FORCED_OUT("forced-out"),
    /** What was in the spool could not be read any more. */
    DAMAGED("damaged"),
    /** The log service refuses the batch for good; it is in the dead-letter file. */
    REFUSED("refused"),
    /** The log service took the batch, but not this line. */
    REJECTED("rejected"),
    /** The program ended, and there was no spool to keep it. */
    UNSENT("unsent");

    private final String word;

    Loss(String word) {
        this.word = word;
    }

    /** Returns the word that metrics and reports use. */
    String word() {
        return word;
    }
}
