package dev.rollcall.system.bench;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which providers a subscriber knows, by the rules of the registry's protocol for those that compare views. Thread-safe. */
final class Knowledge {
    private final Set<String> urls = new HashSet<>();
    private String view = "";

    /**
     * Takes an update, pushed or in an answer.
     *
     * @return false if it starts from another view than the one held
     */
    synchronized boolean take(JsonObject update) {
        String next = update.getString("View");
        if (update.getBoolean("Full", false)) {
            urls.clear();
        } else if (view.equals(next)) {
            return true;
        } else if (!view.equals(update.getString("PreviousView"))) {
            return false;
        }
        urls.removeAll(urls(update.getJsonArray("Removed")));
        urls.addAll(urls(update.getJsonArray("Added")));
        view = next;
        return true;
    }

    synchronized boolean has(String url) {
        return urls.contains(url);
    }

    private static List<String> urls(JsonArray providers) {
        return providers.getValuesAs(JsonObject.class).stream()
                .map(provider -> provider.getString("URL"))
                .toList();
    }
}
