package example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes orders, one in a line of a file, and counts them. */
@WebServlet("/orders")
public class OrdersServlet extends HttpServlet {
    private static final Path BOOK = Path.of(System.getProperty("catalina.base"), "orders.txt");
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(taken);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String order = new String(request.getInputStream().readAllBytes()) + "\n";
        Files.writeString(BOOK, order, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        response.getWriter().print(taken.incrementAndGet());
    }
}
