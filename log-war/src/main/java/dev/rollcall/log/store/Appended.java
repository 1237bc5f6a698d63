package dev.rollcall.log.store;

/**
 * What became of records that were to be stored.
 *
 * @param lastSequence the newest sequence in the store; 0 if nothing was ever stored
 * @param stored how many were stored now
 * @param duplicates how many were stored already, as the sequences of their producer tell
 */
public record Appended(long lastSequence, int stored, int duplicates) {}
