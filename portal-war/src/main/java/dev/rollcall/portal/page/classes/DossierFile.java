package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What is kept about a person, as a file. */
final class DossierFile {
    private DossierFile() {}

    static Answer of(Visit visit, String person, JsonObject dossier) {
        visit.response().setHeader("Content-Disposition", "attachment; filename=\"rollcall-" + person + ".json\"");
        return new Answer.Data(200, "application/json", dossier.toString().getBytes(StandardCharsets.UTF_8));
    }
}
