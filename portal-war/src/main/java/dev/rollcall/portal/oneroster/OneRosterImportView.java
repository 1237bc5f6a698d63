package dev.rollcall.portal.oneroster;

/**
 * The page of one archive.
 *
 * @param one the archive
 * @param trouble why it was not done; empty if it was, or was not tried yet
 */
public record OneRosterImportView(OneRosterImport one, String trouble) {}
