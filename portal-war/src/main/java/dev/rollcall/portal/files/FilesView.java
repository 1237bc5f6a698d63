package dev.rollcall.portal.files;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;

/**
 * The page that exports and imports a class.
 *
 * @param trouble why the file was not read; empty: none was sent
 * @param traceId under which the logs tell more of that; empty when that would not help
 * @param options how it was to be read
 */
public record FilesView(SchoolClass section, String trouble, String traceId, ImportOptions options)
        implements OfClass {}
