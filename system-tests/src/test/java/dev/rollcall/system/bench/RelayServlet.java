package dev.rollcall.system.bench;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The least that a page can do that asks another service: it answers what {@link HelloServlet} answers it. */
@WebServlet("/relay")
public final class RelayServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        URI hello = URI.create("http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/hello");
        response.setContentType("text/plain");
        try (InputStream answer = hello.toURL().openStream()) {
            answer.transferTo(response.getOutputStream());
        }
    }
}
