package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final String FULL = "{'Added':[{'Name':'S','URL':'http://a'}],'Removed':[],'View':'1','Full':true}";
    private static final String CHANGE =
            "{'Added':[{'Name':'S','URL':'http://b'}],'Removed':[{'Name':'S','URL':'http://a'}],"
                    + "'View':'2','PreviousView':'1','Full':false}";

    private final Knowledge knowledge = new Knowledge();

    @Test
    void anUpdateLeadsFromTheViewHeldToTheNext() {
        assertTrue(take(FULL));
        assertTrue(take(CHANGE));

        assertEquals("false true", knowledge.has("http://a") + " " + knowledge.has("http://b"));
    }

    @Test
    void anUpdateFromAnotherViewIsNotTaken() {
        assertFalse(take(CHANGE));
        assertFalse(knowledge.has("http://b"));
    }

    @Test
    void whatComesTwiceChangesNothing() {
        take(FULL);
        take(CHANGE);

        assertTrue(take(CHANGE));
        assertFalse(knowledge.has("http://a"));
    }

    @Test
    void whatIsFullReplacesEverything() {
        take(FULL);
        take(CHANGE);
        take(FULL);

        assertEquals("true false", knowledge.has("http://a") + " " + knowledge.has("http://b"));
    }

    private boolean take(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            JsonObject update = reader.readObject();
            return knowledge.take(update);
        }
    }
}
