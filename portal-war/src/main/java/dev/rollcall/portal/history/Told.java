package dev.rollcall.portal.history;

import dev.rollcall.portal.gradebook.Difference;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A difference in words.
 *
 * @param what which member it is about
 * @param before what it was; a dash for none
 * @param after what it is since, likewise; empty if only that it changed is told
 */
public record Told(String what, String before, String after) {
    private static final String END = "endDate";

    /** The members that there are words for. */
    private static final Set<String> KNOWN = Set.of(
            "title",
            "category",
            "maximum",
            "assignDate",
            "dueDate",
            "extraCredit",
            "published",
            "weight",
            "dropLowest",
            "role",
            "beginDate",
            END,
            "course",
            "term",
            "letterScheme",
            "weighted",
            "shared",
            "closed",
            "givenName",
            "familyName",
            "username");

    /** Those that name a thing by its id, which says nothing to people. */
    private static final Set<String> NAMES_AN_ID = Set.of("letterScheme", "course", "term");

    private static final Set<String> ROLES = Set.of("student", "teacher");

    /**
     * Tells of a difference.
     *
     * @param categories titles by id
     */
    static Told of(Difference difference, Map<String, String> categories, Texts texts) {
        String member = difference.member();
        if (NAMES_AN_ID.contains(member)) {
            return new Told(texts.say("history.member." + member), "", "");
        }
        return new Told(
                KNOWN.contains(member) ? texts.say("history.member." + member) : member,
                value(member, difference.before(), categories, texts),
                value(member, difference.after(), categories, texts));
    }

    private static String value(String member, @Nullable Object value, Map<String, String> categories, Texts texts) {
        if (value == null) {
            return "–";
        }
        if (value instanceof BigDecimal number) {
            return texts.exact(number);
        }
        if (value instanceof Boolean yes) {
            return texts.say(yes ? "item.yes" : "item.no");
        }
        String text = value.toString();
        return switch (member) {
            case "assignDate", "dueDate", "beginDate", END -> day(member, text, texts);
            case "category" -> categories.getOrDefault(text, text);
            case "role" -> ROLES.contains(text) ? texts.say("settings.roster.role." + text) : text;
            default -> text;
        };
    }

    /** On the wire an end is the day after the last, as OneRoster has it. */
    private static String day(String member, String text, Texts texts) {
        try {
            LocalDate day = LocalDate.parse(text);
            return texts.date(member.equals(END) ? day.minusDays(1) : day);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
