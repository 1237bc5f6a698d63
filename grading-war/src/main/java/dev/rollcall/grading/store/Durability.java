package dev.rollcall.grading.store;

/** How far a change to the embedded database has come when it is confirmed; any other database decides that itself. */
public enum Durability {
    /** It is on the disk, and survives a power cut. */
    SYNC,
    /** It is with the operating system, and survives the end of the process. */
    OS
}
