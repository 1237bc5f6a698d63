package dev.rollcall.log.store;

/** What has happened to an event when its sender is told that it is stored. */
public enum Durability {
    /** The disk has it: it survives a power cut. */
    FSYNC,
    /** The operating system has it: it survives the end of this process, not of the machine. */
    OS
}
