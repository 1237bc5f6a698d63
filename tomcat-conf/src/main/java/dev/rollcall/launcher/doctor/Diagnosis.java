package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.doctor.Finding.Severity;
import dev.rollcall.launcher.roll.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was found.
 *
 * @param installation the directory
 * @param base the base
 * @param state the state of the base, in words
 * @param findings by the name of the check
 */
public record Diagnosis(Path installation, Base base, String state, List<Entry> findings) {
    /** One finding and the check it is from. */
    record Entry(String check, Finding finding) {}

    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Returns 1 if something is wrong, else 0. */
    public int status() {
        return wrong() > 0 ? 1 : 0;
    }

    private long wrong() {
        return findings.stream().filter(entry -> entry.finding().isWrong()).count();
    }

    /** Returns it for scripts. */
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("installation", installation);
        members.put("base", base.root());
        members.put("state", state);
        members.put("healthy", wrong() == 0);
        members.put("findings", findings.stream().map(Diagnosis::members).toList());
        return JsonText.of(members);
    }

    private static Map<String, Object> members(Entry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("check", entry.check());
        members.put("severity", word(entry.finding().severity()));
        members.put("sentence", entry.finding().sentence());
        return members;
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case WRONG -> "wrong";
            case WARNING -> "warning";
            case FINE -> "fine";
        };
    }

    /** Returns it for people: what is wrong first. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Rollcall in ").append(installation).append(", base ").append(base.root());
        text.append(" (").append(state).append(")\n\n");
        for (Severity severity : Severity.values()) {
            findings.stream()
                    .map(Entry::finding)
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> text.append(String.format("  %-9s", word(severity)))
                            .append(finding.sentence())
                            .append('\n'));
        }
        text.append(findings.isEmpty() ? "" : "\n").append(summary());
        return text.toString();
    }

    private String summary() {
        long wrong = wrong();
        long warnings = findings.stream()
                .filter(entry -> entry.finding().severity() == Severity.WARNING)
                .count();
        String rest = warnings == 0
                ? "."
                : ", and there " + (warnings == 1 ? "is 1 warning." : "are " + warnings + " warnings.");
        return (wrong == 0 ? "Nothing is wrong" : wrong == 1 ? "1 thing is wrong" : wrong + " things are wrong") + rest;
    }
}
