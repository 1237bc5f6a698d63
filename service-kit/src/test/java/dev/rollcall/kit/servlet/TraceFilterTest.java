package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilterTest {
    /** Fails, or lets another one answer later. */
    private static final class Leaving extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getQueryString() == null) {
                response.sendError(500);
            } else {
                request.startAsync().dispatch("/trace");
            }
        }
    }

    private static final class Telling extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .write(TraceContext.current().map(TraceContext::traceId).orElse("none"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leaves", "/leaves?later"})
    void aRequestThatIsDispatchedAgainKeepsItsTrace(String path) {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(
                app -> app.filter(new TraceFilter(), TraceFilter.DISPATCHES.toArray(DispatcherType[]::new))
                        .servlet("/leaves", new Leaving())
                        .servlet("/trace", new Telling())
                        .errorPage("/trace"))) {
            HttpResponse<String> answer = Http.get(tomcat.uri(path));

            String told = answer.headers().firstValue(TraceContext.HEADER).orElseThrow();
            assertEquals(TraceContext.parse(told).orElseThrow().traceId(), answer.body());
        }
    }
}
