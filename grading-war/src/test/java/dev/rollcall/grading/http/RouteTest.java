package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.StudentId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static Optional<Route> parse(String path) {
        List<String> segments = Arrays.asList(path.substring(1).split("/"));
        assertEquals("students", segments.get(0));
        return Route.parse(segments.subList(1, segments.size()));
    }

    static Stream<Route> routes() {
        StudentId id = new StudentId(17);
        return Stream.of(new Route.AllStudents(), new Route.OneStudent(id), new Route.GradesOfStudent(id));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isReadAsItIsWritten(Route route) {
        assertEquals(Optional.of(route), parse(route.path()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/students/abc",
                "/students/0",
                "/students/-1",
                "/students/1.5",
                "/students/01",
                "/students/99999999999999999999",
                "/students/1/scores",
                "/students/x/grades",
                "/students/1/Grades",
                "/students/1/grades/2"
            })
    void nothingElseIsAnAddress(String path) {
        assertTrue(parse(path).isEmpty());
    }
}
