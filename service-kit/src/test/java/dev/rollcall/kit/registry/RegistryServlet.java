package dev.rollcall.kit.registry;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An {@link InMemoryRegistry} on the wire, to be mapped to {@code /services/*}. */
public final class RegistryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient InMemoryRegistry registry;
    private final transient List<String> authorizations = new CopyOnWriteArrayList<>();

    public RegistryServlet(InMemoryRegistry registry) {
        this.registry = registry;
    }

    /** Returns the {@code Authorization} headers that came. */
    public List<String> authorizations() {
        return authorizations;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        authorizations.add(String.valueOf(request.getHeader("Authorization")));
        byte[] body = request.getInputStream().readAllBytes();
        switch (request.getMethod()) {
            case "POST" -> answer(response, registry.register(RegistrationCodec.read(body)));
            case "PUT" -> answer(response, registry.renew(id(request), RenewalCodec.read(body)));
            default -> {
                long generation = Long.parseLong(request.getParameter("generation"));
                registry.deregister(id(request), generation, Duration.ZERO);
            }
        }
    }

    private static InstanceId id(HttpServletRequest request) {
        return new InstanceId(request.getPathInfo().substring(1));
    }

    private static void answer(HttpServletResponse response, RegistryAnswer answer) throws IOException {
        if (answer instanceof Registered registered) {
            write(response, 200, RegistrationCodec.write(registered));
        } else if (answer instanceof Renewed renewed) {
            write(response, 200, RenewalCodec.write(renewed));
        } else if (answer instanceof RegistryAnswer.Older older) {
            byte[] problem = Json.createObjectBuilder()
                    .add("generation", older.known())
                    .build()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            write(response, 409, problem);
        } else if (answer instanceof RegistryAnswer.Unknown) {
            byte[] problem =
                    "{\"type\":\"https://rollcall.dev/problems/not-registered\"}".getBytes(StandardCharsets.UTF_8);
            write(response, 404, problem);
        } else {
            write(response, 503, new byte[0]);
        }
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(body);
    }
}
