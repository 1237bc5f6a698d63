package dev.rollcall.grading.http.api;

/** What the protocol page says is there before each of its examples. */
public final class Examples {
    private Examples() {}

    /** Gives Cleo 18 points in the quiz, which is change 8 of the class. */
    public static void prepare(SchoolServer server) {
        server.send(
                "PUT", "/classes/algebra/results/quiz/p-cleo", "{\"score\":18}", server.anna(), "If-None-Match", "*");
    }

    /** Returns an answer with the ids that are made anew each time replaced by {@code <id>}. */
    public static String withoutNewIds(String text) {
        return text.replaceAll("\\b0?1[0-9a-v]{17,18}\\b", "<id>");
    }
}
