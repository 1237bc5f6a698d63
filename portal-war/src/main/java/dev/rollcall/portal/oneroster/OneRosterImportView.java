package dev.rollcall.portal.oneroster;

/**
 * The page of one archive.
 *
 * @param one the archive
 * @param trouble why it was not done; empty: nobody has tried, or it was
 */
public record OneRosterImportView(OneRosterImport one, String trouble) {}
