package dev.rollcall.kit.servlet;

import dev.rollcall.kit.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Base of servlets that other programs talk to. A subclass overrides a method for each HTTP method it takes; all others
 * are answered with 405 and {@code Allow}. Instances are shared by all requests and hold final collaborators only.
 */
public abstract class JsonServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Set<String> HANDLERS = Set.of("get", "post", "put", "patch", "delete");

    private final transient Json json;
    private final transient Set<String> allowed;

    /** Takes the JSON of the web application. */
    protected JsonServlet(Json json) {
        this.json = json;
        this.allowed = allowed(getClass());
    }

    /** Answers GET, and HEAD without the body. */
    protected void get(Exchange exchange) throws IOException {
        throw new IllegalStateException("get is not overridden");
    }

    /** Answers POST. */
    protected void post(Exchange exchange) throws IOException {
        throw new IllegalStateException("post is not overridden");
    }

    /** Answers PUT. */
    protected void put(Exchange exchange) throws IOException {
        throw new IllegalStateException("put is not overridden");
    }

    /** Answers PATCH. */
    protected void patch(Exchange exchange) throws IOException {
        throw new IllegalStateException("patch is not overridden");
    }

    /** Answers DELETE. */
    protected void delete(Exchange exchange) throws IOException {
        throw new IllegalStateException("delete is not overridden");
    }

    /**
     * Returns the methods that can be used at this address, in the order in which {@code Allow} lists them. A servlet
     * that answers several addresses overrides this; the methods it returns must be overridden as well.
     */
    protected Set<String> allowed(Exchange exchange) {
        return allowed;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response, json);
        try {
            serve(exchange);
        } finally {
            exchange.end();
        }
    }

    private void serve(Exchange exchange) throws IOException {
        String method = exchange.request().getMethod();
        Set<String> here = allowed(exchange);
        String list = String.join(", ", here);
        if (!here.contains(method)) {
            throw new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, "Only " + list + " can be used here.")
                    .header("Allow", list);
        }
        switch (method) {
            case "GET", "HEAD" -> get(exchange);
            case "POST" -> post(exchange);
            case "PUT" -> put(exchange);
            case "PATCH" -> patch(exchange);
            case "DELETE" -> delete(exchange);
            default -> {
                exchange.response().setHeader("Allow", list);
                exchange.empty(204);
            }
        }
    }

    private static Set<String> allowed(Class<?> type) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (Class<?> c = type; c != null && c != JsonServlet.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {Exchange.class})
                        && HANDLERS.contains(method.getName())) {
                    methods.add(method.getName().toUpperCase(Locale.ROOT));
                }
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
