package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.http.Callers;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real WAR on a real Tomcat, from outside; the Tomcat is told to enter the demo students. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedIT {
    private static final Path DATA = Path.of("target", "arquillian-base", "data");

    @ArquillianResource
    URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/grading.war"));
    }

    private Callers callers;

    @BeforeEach
    void readTheKeyThatTheApplicationMade() throws IOException {
        callers = new Callers(MasterKey.load(DATA).orElseThrow());
    }

    private HttpResponse<String> get(String path, String authorization) {
        return Http.get(base.resolve(path), "Authorization", authorization);
    }

    @Test
    void isAliveOnceItsDatabaseAnswers() {
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertEquals(
                        200, Http.get(base.resolve("rollcall/heartbeat")).statusCode()));
        HttpResponse<String> report = get("rollcall/heartbeat", callers.service(ServiceName.REGISTRY));

        assertEquals(200, report.statusCode());
        assertTrue(report.body().matches(".*\"Store\":\"[0-9a-f-]{36}\"}"), report.body());
    }

    @Test
    void letsNobodyInWithoutToken() {
        HttpResponse<String> answer = Http.get(base.resolve("students"));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("https://rollcall.dev/problems/unauthenticated"));
    }

    @Test
    void showsTheDemoStudents() {
        HttpResponse<String> answer = get("students", callers.service(ServiceName.PORTAL));

        assertEquals(200, answer.statusCode());
        for (int id = 1; id <= 5; id++) {
            assertTrue(answer.body().contains("{\"ID\":" + id + ","), answer.body());
        }
        assertTrue(answer.body().contains("\"FirstName\":\"Averill\",\"LastName\":\"Simen\""));
    }

    @Test
    void aTeacherAddsAGradeAndTheAverageFollows() {
        String teacher = callers.person("anna", "teacher");

        HttpResponse<String> added = Http.post(
                base.resolve("students/5/grades"),
                "application/json",
                "{\"Title\":\"口頭試問 🎓\",\"Type\":\"Exam\",\"Score\":77.5}",
                "Authorization",
                teacher);

        assertEquals(201, added.statusCode());
        assertTrue(get("students/5", teacher).body().endsWith("\"Score\":77.5}],\"Average\":77.88}\n"));
    }

    @Test
    void whatTheContainerRefusesLooksLikeEveryOtherProblem() {
        HttpResponse<String> answer = Http.get(base.resolve("nothing-here"));

        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }
}
