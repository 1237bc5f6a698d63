package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells of a person in a text: both names beside one another, in either order and any case; the id and the login name as
 * words of their own, unless they are letters alone and so may be a word of any language; and both in the members of our own JSON
 * that name a person. The family name alone may be another person's, and is only recognised.
 *
 * <p>Our own JSON then names the person who has taken the place. Elsewhere one character stands for what was there, so that no
 * text becomes longer than it may be.
 */
final class Traces {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int SHORTEST_IDENTIFIER = 3;
    private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String AFTER = "(?![\\p{L}\\p{N}])";

    /** Ids of other things, which may be the same, stand in these members of the history. */
    private static final String NO_OTHER_ID =
            "(?<!\"(?:id|category|course|term|letterScheme|lineItem)\":\")(?<![\\p{L}\\p{N}._@-])";

    private static final String GONE = "…";

    private final List<Pattern> members = new ArrayList<>();
    private final List<Pattern> traces = new ArrayList<>();
    private final Pattern anyName;
    private final String replacement;

    /** @param since who is there afterwards */
    Traces(Person person, Id since) {
        this.replacement = Matcher.quoteReplacement(since.text());
        String given = part(person.name().given());
        String family = part(person.name().family());
        String between = "[\\s,]+";
        traces.add(Pattern.compile(
                BEFORE + "(?:" + given + between + family + "|" + family + between + given + ")" + AFTER, ANY_CASE));
        this.anyName = Pattern.compile(BEFORE + family + AFTER, ANY_CASE);
        identifier(person.id().text(), 0);
        person.username().ifPresent(name -> identifier(name.text(), ANY_CASE));
    }

    private void identifier(String identifier, int flags) {
        String quoted = part(identifier);
        members.add(Pattern.compile("(?<=\"(?:person|student|username)\":\")" + quoted + "(?=\")", flags));
        if (identifier.length() >= SHORTEST_IDENTIFIER && !identifier.chars().allMatch(Character::isLetter)) {
            traces.add(Pattern.compile(NO_OTHER_ID + quoted + "(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])", flags));
        }
    }

    /** A text as it is, and as it stands within JSON. */
    private static String part(String text) {
        String escaped = inJson(text);
        return escaped.equals(text)
                ? Pattern.quote(text)
                : "(?:" + Pattern.quote(text) + "|" + Pattern.quote(escaped) + ")";
    }

    /** Returns a text as it stands within JSON. */
    static String inJson(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Returns the text without them, no longer than it was. */
    String removed(String text) {
        return replaced(traces, replaced(members, text, GONE), GONE);
    }

    /** Returns our own JSON without them; no text that a user wrote is longer than it was. */
    String removedFromJson(String json) {
        return replaced(traces, replaced(members, json, replacement), GONE);
    }

    /**
     * Returns a text that is told apart from others without them, if that is possible.
     *
     * @param most how many characters (code points) it may have
     */
    String removedFromKey(String text, int most) {
        String result = replaced(traces, replaced(members, text, replacement), replacement);
        return result.codePointCount(0, result.length()) <= most ? result : removed(text);
    }

    private static String replaced(List<Pattern> patterns, String text, String replacement) {
        String result = text;
        for (Pattern pattern : patterns) {
            result = pattern.matcher(result).replaceAll(replacement);
        }
        return result;
    }

    /** Returns whether the family name stands in a text. */
    boolean isMentioned(String text) {
        return anyName.matcher(text).find();
    }
}
