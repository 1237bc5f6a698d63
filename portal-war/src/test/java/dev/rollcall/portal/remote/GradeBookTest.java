package dev.rollcall.portal.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.grades.AddedGrade;
import dev.rollcall.portal.grades.Grade;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradeBookTest {
    private static final Person ANA = new Person("ana", Set.of("teacher"));
    private static final Grade QUIZ = new Grade("Quiz 3", "Quiz", new BigDecimal("91"));

    private final FakeServices services = new FakeServices();
    private final GradeBook gradeBook = new GradeBook(services.client());

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void aGradeIsSavedWithOrWithoutAWarning() {
        services.answer("POST /students/1/grades", 201, "{\"Warning\":\"Rather much.\"}");
        assertEquals(new AddedGrade.Saved(QUIZ, "Rather much."), gradeBook.add(ANA, 1, QUIZ));

        services.answer("POST /students/1/grades", 201, "{}");
        assertEquals(new AddedGrade.Saved(QUIZ, ""), gradeBook.add(ANA, 1, QUIZ));
    }

    @Test
    void aStudentThatIsNotThereIsNoFailure() {
        assertTrue(gradeBook.student(ANA, 7).isEmpty());
        assertEquals(new AddedGrade.NoStudent(), gradeBook.add(ANA, 7, QUIZ));
    }

    @Test
    void aRefusalIsPassedOn() {
        services.answer("POST /students/1/grades", 422, "{\"detail\":\"The term is closed.\"}");

        assertEquals(new AddedGrade.Refused(Map.of("", "The term is closed.")), gradeBook.add(ANA, 1, QUIZ));
    }

    @Test
    void otherProblemsAreThePagesMatter() {
        services.answer("POST /students/1/grades", 403, "{}");
        services.answer("GET /students/1", 500, "{}");

        assertThrows(ServiceProblem.class, () -> gradeBook.add(ANA, 1, QUIZ));
        assertThrows(ServiceProblem.class, () -> gradeBook.student(ANA, 1));
    }

    @Test
    void nothingWasSentWhenNobodyIsThere() throws IOException {
        services.present();
        assertThrows(ServiceUnavailable.class, () -> gradeBook.add(ANA, 1, QUIZ));

        services.presentAt(ServiceName.GRADING, URI.create("http://127.0.0.1:" + closedPort()));
        assertThrows(ServiceUnavailable.class, () -> gradeBook.add(ANA, 1, QUIZ));
    }

    @Test
    void aGradeWhoseAnswerDidNotComeIsUnconfirmed() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread hangUp = new Thread(() -> hangUp(rude), "rude-server");
            hangUp.start();
            services.presentAt(ServiceName.GRADING, URI.create("http://127.0.0.1:" + rude.getLocalPort()));

            assertEquals(new AddedGrade.Unconfirmed(), gradeBook.add(ANA, 1, QUIZ));

            hangUp.join();
        }
    }

    @Test
    void aGradeWhoseAnswerMakesNoSenseIsUnconfirmed() {
        services.answer("POST /students/1/grades", 201, "<html>");

        assertEquals(new AddedGrade.Unconfirmed(), gradeBook.add(ANA, 1, QUIZ));
    }

    private static void hangUp(ServerSocket rude) {
        try (Socket socket = rude.accept()) {
            assertTrue(socket.getInputStream().read() >= 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
