package example;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.servlet.Service;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Passes orders on to whichever stock is there. */
@WebServlet("/orders")
public class OrdersServlet extends HttpServlet {
    private static final ServiceName STOCK = new ServiceName("Stock");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(ServiceCall.get(STOCK, "/orders"), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] order = request.getInputStream().readAllBytes();
        answer(ServiceCall.post(STOCK, "/orders", "text/plain", order), response);
    }

    private void answer(ServiceCall call, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().print(Service.of(getServletContext()).client().call(call).text());
        } catch (ServiceProblem e) {
            response.setStatus(502);
            response.getWriter().print(e.status() + " " + e.title() + ": " + e.detail());
        }
    }
}
