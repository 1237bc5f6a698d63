package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase.Writing;

/** How far a change to the embedded database has come when it is confirmed; any other database decides that itself. */
public enum Durability {
    /** It is on the disk, and survives a power cut. All who wait for that share one write and one force. */
    SYNC(Writing.WHEN_FORCED),
    /** It is with the operating system, and survives the end of the process. */
    OS(Writing.AT_ONCE);

    private final Writing writing;

    Durability(Writing writing) {
        this.writing = writing;
    }

    Writing writing() {
        return writing;
    }
}
