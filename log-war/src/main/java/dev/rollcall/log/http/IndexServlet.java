package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/** {@code /}: tells a person with a browser which service this is. Shows nothing of what is stored. */
public final class IndexServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Log service - Rollcall</title>
            </head>
            <body>
            <main>
            <h1>Log service</h1>
            <p>This is where the services of Rollcall send their logs. It keeps %s.</p>
            <p>To read them, open the page <em>Logs</em> of the portal as an operator.</p>
            <p>Services use <code>POST log</code> and <code>GET log</code> below this address; both are described in
            <code>docs/protocol/log.md</code>.</p>
            </main>
            </body>
            </html>
            """;

    private final transient LongSupplier storedBytes;

    /** Takes what counts the stored bytes. */
    public IndexServlet(Json json, LongSupplier storedBytes) {
        super(json);
        this.storedBytes = storedBytes;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        byte[] page = PAGE.formatted(size(storedBytes.getAsLong())).getBytes(StandardCharsets.UTF_8);
        exchange.answer(200, "text/html;charset=utf-8", page);
    }

    private static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " bytes";
        }
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }
}
