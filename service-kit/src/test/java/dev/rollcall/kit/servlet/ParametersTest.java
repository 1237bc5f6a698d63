package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    /** What Tomcat 10.1 does with a query that it cannot decode. */
    private static final class Tomcat10 extends HttpServletRequestWrapper {
        Tomcat10(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            setAttribute("org.apache.catalina.parameter_parse_failed", Boolean.TRUE);
            return Map.of();
        }
    }

    private static final class Asking extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            HttpServletRequest asked = request.getServletPath().equals("/10") ? new Tomcat10(request) : request;
            response.setStatus(Parameters.of(asked)
                    .map(parameters -> 200 + parameters.size())
                    .orElse(400));
        }
    }

    @Test
    void whatCannotBeDecodedIsNotThere() {
        try (EmbeddedTomcat tomcat =
                EmbeddedTomcat.start(app -> app.servlet("/11", new Asking()).servlet("/10", new Asking()))) {
            assertEquals(202, Http.get(tomcat.uri("/11?a=1&b=")).statusCode());
            assertEquals(
                    400,
                    Http.get(java.net.URI.create(tomcat.uri("/11") + "?a=%25&b=%ff"))
                            .statusCode());
            assertEquals(400, Http.get(tomcat.uri("/10?a=1")).statusCode());
        }
    }
}
