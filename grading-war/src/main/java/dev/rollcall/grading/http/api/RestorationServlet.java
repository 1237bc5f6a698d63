package dev.rollcall.grading.http.api;

import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.http.Access;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;

/**
 * {@code /api/v1/archive/restoration}: how far the restoration of an archive is, or what became of the last one, for
 * administrators. It asks no database, which is away meanwhile.
 */
public final class RestorationServlet extends JsonServlet {
    /** The pattern it has to be mapped to. */
    public static final String PATTERN = "/api/v1/archive/restoration";

    private static final long serialVersionUID = 1L;

    private final transient Restoration restoration;
    private final transient Access access;

    /** Takes its collaborators. */
    public RestorationServlet(Json json, Restoration restoration, Access access) {
        super(json);
        this.restoration = restoration;
        this.access = access;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        access.administrator(exchange.request());
        Restoration.Told told = restoration.told().orElseThrow(Call::nothingHere);
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, Exchange.JSON, json(told));
    }

    static byte[] json(Restoration.Told told) {
        return JsonBytes.object(json -> {
            told.job().ifPresent(status -> JobCodec.write(json, status));
            told.result().ifPresent(manifest -> write(json, manifest));
        });
    }

    static void write(JsonGenerator json, Manifest restored) {
        json.write("made", restored.made().toString())
                .write("tables", restored.parts().size())
                .write("rows", restored.rows());
    }
}
