package dev.rollcall.portal.oneroster;

import java.time.ZoneId;
import java.util.List;

/**
 * The page that exports and imports rosters.
 *
 * @param imports those that are remembered, without their reports
 * @param trouble why the archive was not read; empty: none was sent
 * @param ends whether enrolments that are not in it were to end
 * @param zone of the portal
 */
public record OneRosterView(List<OneRosterImport> imports, String trouble, boolean ends, ZoneId zone) {
    public OneRosterView {
        imports = List.copyOf(imports);
    }
}
