package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.store.Engine;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes a class between two statements of a question about it. */
@ParameterizedClass
@EnumSource(Engine.class)
class BesideAnswersTest {
    private static final String CLASS = "/classes/algebra";

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private DataSource database;
    private WatchedSource source;
    private SchoolServer server;

    @BeforeEach
    void start() throws IOException {
        database = engine.database(folder);
        if (database instanceof EmbeddedDatabase embedded) {
            embedded.open(folder);
        }
        source = new WatchedSource(database);
        server = new SchoolServer(folder, source);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        if (database instanceof EmbeddedDatabase embedded) {
            embedded.close();
        }
    }

    /** In a thread of its own: in one, JDBI makes two transactions one. */
    private void enterHomework() {
        CompletableFuture.supplyAsync(() -> server.school.change(BesideAnswersTest::enter))
                .join();
    }

    private static LineItem enter(Transaction tx) {
        Id homework = new Id("homework");
        ClassTransaction algebra = tx.in(new Id("algebra"), Origin.plain("anna", Origin.API));
        algebra.categories().insert(new Category(homework, new Title("Homework"), BigDecimal.TEN, 0, 0));
        return algebra.items().insert(Example.item("page-1", "Page 1", Optional.of(homework), 10, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gradebook", "/statistics", "/results.csv", "/students/p-ben"})
    void workOfANewCategoryIsNotShownWithoutIt(String question) {
        source.before("from line_item", this::enterHomework);

        HttpResponse<String> answer = server.get(CLASS + question, server.anna());

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                200, server.get(CLASS + "/line-items/page-1", server.anna()).statusCode());
        assertFalse(answer.body().contains("page-1"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/students/p-ben/what-if", "/preview"})
    void whatIsAskedWithABodyIsOfOneMomentToo(String question) {
        source.before("from line_item", this::enterHomework);

        HttpResponse<String> answer = server.send("POST", CLASS + question, "{\"results\":[]}", server.anna());

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                200, server.get(CLASS + "/line-items/page-1", server.anna()).statusCode());
    }
}
