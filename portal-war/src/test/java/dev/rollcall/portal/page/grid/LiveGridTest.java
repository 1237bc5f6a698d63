package dev.rollcall.portal.page.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.portal.gradebook.News;
import dev.rollcall.portal.page.classes.GridFixture;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassWatch;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an open grid when the grade book does not tell what has changed. */
class LiveGridTest {
    private static final String CHANGES = "GET /api/v1/classes/algebra/changes";
    private static final String NOT_FOUND =
            "{\"type\":\"https://rollcall.dev/problems/not-found\",\"title\":\"Not found\",\"status\":404}";

    private final FakeServices services = new FakeServices();
    private final ClassBook book = new ClassBook(new GradingApi(services.client()));
    private final LiveGrid grid =
            new LiveGrid(new ClassWatch(book, new Person("ana", Set.of("teacher")), "algebra", 8), 8);

    @BeforeEach
    void prepare() {
        GridFixture.prepare(services);
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void aGradeBookThatIsBeingDeployedIsAwayAndComesBack() {
        services.answer(CHANGES, 404, "<h1>HTTP Status 404</h1>");

        grid.look();
        LiveGrid.State meanwhile = grid.state();
        services.answer(CHANGES, 200, "{\"changes\":[]}");
        grid.look();

        assertTrue(meanwhile.away());
        assertFalse(meanwhile.over());
        assertFalse(grid.state().away());
    }

    @Test
    void anAnswerThatMakesNoSenseIsLoggedOnceUntilOneMakesSense() {
        try (Log4jCapture log = new Log4jCapture(LiveGrid.class)) {
            services.answer(CHANGES, 200, "<html>");
            grid.look();
            grid.look();
            assertEquals(1, log.events().size());

            services.answer(CHANGES, 200, "{\"changes\":[]}");
            grid.look();
            services.answer(CHANGES, 200, "<html>");
            grid.look();
            assertEquals(2, log.events().size());
        }
    }

    @Test
    void whoMayNotLookAnyMoreIsToldSo() {
        services.answer(CHANGES, 404, NOT_FOUND);

        grid.look();

        assertTrue(grid.state().over());
    }

    @Test
    void aStudentWhoWasTakenOutMeanwhileHasNoTotalsAndEndsNothing() {
        services.answer(CHANGES, 200, """
                {"changes":[{"number":9,"kind":"result","lineItem":"quiz","student":"p-ben","by":"tom"},
                {"number":10,"kind":"result","lineItem":"quiz","student":"p-gone","by":"tom"}]}""");

        grid.look();

        assertFalse(grid.state().over());
        assertEquals(10, grid.state().revision());
        News news = grid.state().kept().get(0);
        assertEquals(Set.of("p-ben"), news.totals().keySet());
    }
}
