package dev.rollcall.kit.registry;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what the test says, in order, then 200; and remembers what it was asked. */
final class ScriptedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queue<Map.Entry<Integer, String>> answers = new ConcurrentLinkedQueue<>();
    private final transient List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String line, String authorization, String trace, String body) {}

    void willAnswer(int status, String body) {
        answers.add(Map.entry(status, body));
    }

    void forget() {
        answers.clear();
        asked.clear();
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                request.getMethod() + " " + request.getRequestURI() + query,
                String.valueOf(request.getHeader("Authorization")),
                String.valueOf(request.getHeader("traceparent")),
                body));
        Map.Entry<Integer, String> answer = answers.poll();
        response.setStatus(answer == null ? 200 : answer.getKey());
        response.getOutputStream().write((answer == null ? "" : answer.getValue()).getBytes(StandardCharsets.UTF_8));
    }
}
