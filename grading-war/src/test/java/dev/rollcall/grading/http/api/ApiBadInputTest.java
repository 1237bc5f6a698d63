package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should send, to every address below {@code /api/v1}: refused in words, and nothing changes. */
class ApiBadInputTest {
    private static SchoolServer server;
    private static LogLines log;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        Examples.draft(server, "Student ID,Quiz 1 [quiz]\n");
        Examples.roster(server);
        log = LogLines.listen();
    }

    @AfterAll
    static void stop() {
        log.close();
        server.close();
    }

    static List<BadRequest> rows() {
        return new ApiBadInputs(server)
                .all().values().stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isRefusedInWords(BadRequest bad) {
        bad.mustBeRefused(server.port(), ApiBadInputTest::state, log);
    }

    private static String state() {
        Origin nobody = Origin.plain("", Origin.API);
        Id algebra = new Id("algebra");
        return server.school.read(tx -> tx.revisions(List.of(algebra)).toString()
                + tx.terms(nobody).page(Optional.empty(), 100)
                + tx.courses().page(Optional.empty(), 100)
                + tx.schemes(nobody).page(Optional.empty(), 100)
                + tx.people(nobody).page(Optional.empty(), 100)
                + tx.classes(nobody).page(Optional.empty(), 100));
    }

    @Test
    void everyAddressHasItsTable() {
        Set<String> addresses = new Resources(false)
                .routes().stream().map(route -> route.template().text()).collect(Collectors.toCollection(TreeSet::new));
        addresses.addAll(Set.of("/openapi.json", "/archive", "/archive/restoration", "/oneroster"));

        assertEquals(addresses, new TreeSet<>(new ApiBadInputs(server).all().keySet()));
    }
}
