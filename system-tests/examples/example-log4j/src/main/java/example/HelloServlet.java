package example;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Service;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Says hello, logs it, and names the grade books it could call. */
@WebServlet("/hello")
public class HelloServlet extends HttpServlet {
    private static final Logger LOG = LogManager.getLogger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.info("Hello to {}", request.getParameter("name"));
        response.setContentType("text/plain;charset=UTF-8");
        for (var provider : Service.of(getServletContext()).providers().all(ServiceName.GRADING)) {
            response.getWriter().println(provider.url());
        }
    }
}
