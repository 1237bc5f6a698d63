package dev.rollcall.grading.oneroster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Map<String, Integer> COLUMNS =
            Map.of("sourcedId", 0, "givenName", 1, "familyName", 2, "username", 3);
    private static final Person CLEO =
            new Person(new Id("p-1"), new PersonName("Cleo", "Example"), Optional.of(new LoginName("cleo")), 1);

    private final Findings findings = new Findings(Progress.NONE);

    private void match(int line, String given) {
        Row row = new Row(Part.USERS, line, COLUMNS, List.of("s" + line, given, "Example", "cleo"));
        findings.match(row, "username", CLEO);
    }

    @Test
    void whoIsCalledOtherwiseIsListedHoweverManyAreNot() {
        for (int line = 2; line < 2 + RosterReport.MOST_MATCHES; line++) {
            match(line, "Cleo");
        }
        match(9_000, "Claire");

        RosterReport report = findings.report("1.2");

        assertEquals(RosterReport.MOST_MATCHES + 1, report.matched());
        assertEquals(RosterReport.MOST_MATCHES, report.matches().size());
        assertEquals("Claire Example, cleo", report.matches().get(0).there());
        assertEquals(2, report.matches().get(1).line());
    }

    @Test
    void manyWhoAreCalledOtherwiseAreListedUpToTheBound() {
        for (int line = 2; line < 3 + RosterReport.MOST_MATCHES; line++) {
            match(line, "Claire");
        }

        assertEquals(RosterReport.MOST_MATCHES, findings.report("1.2").matches().size());
    }
}
