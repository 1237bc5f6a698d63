package dev.rollcall.portal.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.util.List;

/** What administrators paste as a list of people: whoever is read has names, and is read as the same when what is left is sent again. */
public final class PeopleFuzz {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

    private PeopleFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        NewPeopleForm form = typed(new String(input, UTF_8));
        for (NewPeopleForm.Line line : form.lines()) {
            assertFalse(line.familyName().isBlank(), line::text);
            assertFalse(line.givenName().isBlank(), line::text);
            if (!line.username().isEmpty()) {
                assertEquals(line.username(), new UserName(line.username()).value());
            }
        }
        assertTrue(!form.isValid() || form.lines().size() <= NewPeopleForm.MAX_LINES);
        List<NewPeopleForm.Line> rest = form.lines();
        if (!form.head().isEmpty()
                || rest.isEmpty()
                || !HeadLine.isOne(PastedLine.parts(rest.get(0).text()))) {
            assertEquals(
                    names(form), names(typed(form.left(rest, List.of(), false).typed())));
        }
    }

    private static NewPeopleForm typed(String people) {
        return NewPeopleForm.typed(
                field -> field.equals(NewPeopleForm.PEOPLE) ? people : field.equals("role") ? "student" : "", ENGLISH);
    }

    private static List<String> names(NewPeopleForm form) {
        return form.lines().stream()
                .map(line -> line.familyName() + "|" + line.givenName() + "|" + line.username())
                .toList();
    }
}
