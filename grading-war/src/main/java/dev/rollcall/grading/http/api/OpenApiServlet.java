package dev.rollcall.grading.http.api;

import dev.rollcall.grading.http.Access;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /api/v1/openapi.json}: the description of the interface, OpenAPI 3.1. */
public final class OpenApiServlet extends JsonServlet {
    /** The address. */
    public static final String PATTERN = "/api/v1/openapi.json";

    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Reply document;

    /** Reads the document. */
    public OpenApiServlet(Json json, Access access) {
        super(json);
        this.access = access;
        this.document = Reply.content(read());
    }

    private static byte[] read() {
        try (InputStream file = OpenApiServlet.class.getResourceAsStream("openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("openapi.json is not in the application");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        access.person(exchange.request());
        exchange.response().setHeader("ETag", "\"" + document.tag() + "\"");
        exchange.response().setHeader("Cache-Control", "private, no-cache");
        String known = exchange.request().getHeader("If-None-Match");
        if (known != null && known.contains("\"" + document.tag() + "\"")) {
            exchange.response().setStatus(304);
        } else {
            exchange.answer(200, Exchange.JSON, document.body().get());
        }
    }
}
