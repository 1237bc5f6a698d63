package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final byte[] REQUEST =
            "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicReference<AsyncContext> waiting = new AtomicReference<>();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private final EventStream stream = new EventStream() {
        @Override
        protected void tell(ServletOutputStream out) {}

        @Override
        protected boolean isDue() {
            return false;
        }

        @Override
        protected void ended() {
            ended.countDown();
        }
    };

    private final class Events extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            EventStream.prepare(request, response);
            stream.begin(request, response);
            waiting.set(request.getAsyncContext());
            waits.countDown();
        }
    }

    /** Tomcat ends what waits in a web application that stops, while that closes its streams one after the other. */
    @Test
    void oneThatTheContainerHasEndedCanBeClosed() throws Exception {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> app.servlet("/events", new Events()));
                Socket reader = new Socket("127.0.0.1", tomcat.port())) {
            reader.getOutputStream().write(REQUEST);
            assertTrue(waits.await(10, TimeUnit.SECONDS));
            waiting.get().complete();
            assertTrue(ended.await(10, TimeUnit.SECONDS));

            stream.close();
        }
    }

    @Test
    void oneWhoseApplicationHasNoAddressAnyMoreEndsWhenItIsWoken() throws Exception {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> app.servlet("/events", new Events()));
                Socket reader = new Socket("127.0.0.1", tomcat.port())) {
            reader.setSoTimeout(10_000);
            reader.getOutputStream().write(REQUEST);
            assertTrue(waits.await(10, TimeUnit.SECONDS));
            tomcat.unmap();

            stream.wake();

            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n0\r\n\r\n")) { // the last chunk
                int next = reader.getInputStream().read();
                assertNotEquals(-1, next, answer.toString());
                answer.append((char) next);
            }
        }
    }
}
