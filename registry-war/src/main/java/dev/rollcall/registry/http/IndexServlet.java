package dev.rollcall.registry.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /}: tells people what this is. Shows nothing of the roll. */
public final class IndexServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private static final byte[] PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Rollcall registry</title>
            </head>
            <body>
            <main>
            <h1>Rollcall registry</h1>
            <p>This is the registry of a Rollcall system. Services put themselves on its roll, it checks that they are
            well, and it tells each of them where to find the services it requires.</p>
            <p>It is made for programs. People find the state of the system in the portal, on the page
            <em>System</em>.</p>
            <p>Programs use <code>POST</code>, <code>GET</code> and <code>DELETE</code> on <code>services</code> below
            this address.</p>
            </main>
            </body>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    /** Takes the JSON of the web application, for errors. */
    public IndexServlet(Json json) {
        super(json);
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        exchange.response().setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        exchange.answer(200, "text/html;charset=UTF-8", PAGE);
    }
}
