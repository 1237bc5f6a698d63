package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.News;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks what has changed in a class, on behalf of a person: the grade book checks each time whether that person still
 * may look. Used by one thread at a time.
 */
public final class ClassWatch {
    private static final int AT_ONCE = 500;

    private final ClassBook book;
    private final Person person;
    private final String section;
    private long revision;

    /** @param revision what is known already */
    public ClassWatch(ClassBook book, Person person, String section, long revision) {
        this.book = book;
        this.person = person;
        this.section = section;
        this.revision = revision;
    }

    /**
     * Looks once; blocks. What it could not read it reads the next time.
     *
     * @return empty when nothing has changed
     * @throws ServiceProblem when the grade book does not answer, or refuses: 403 and 404 when this person may not any more
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public Optional<News> look() {
        Changes page = book.changes(person, section, "after=" + revision + "&limit=" + AT_ONCE);
        List<Change> changes = page.changes();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        long last = changes.get(changes.size() - 1).number();
        Set<String> students =
                changes.stream().filter(Change::isResult).map(Change::student).collect(Collectors.toSet());
        News news = new News(last, changes, students.isEmpty() ? Map.of() : book.totals(person, section, students));
        revision = last;
        return Optional.of(news);
    }
}
