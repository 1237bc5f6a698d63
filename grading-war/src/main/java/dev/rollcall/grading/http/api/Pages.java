package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Lists that are answered a page at a time; the cursor of the next one is the last id of this one. */
final class Pages {
    static final int USUAL = 100;
    static final int MOST = 1_000;

    private Pages() {}

    static int limit(Call call) {
        return call.queryNumber("limit", 1, MOST).orElse((long) USUAL).intValue();
    }

    /**
     * Answers with a page.
     *
     * @param select returns at most so many things after an id
     */
    static <T extends Versioned> Reply page(
            Call call, Codec<T> codec, BiFunction<Optional<Id>, Integer, List<T>> select) {
        int limit = limit(call);
        List<T> things = select.apply(call.queryId("cursor"), limit + 1);
        boolean more = things.size() > limit;
        List<T> page = more ? things.subList(0, limit) : things;
        return Reply.content(Codecs.object(json -> {
            json.writeStartArray(codec.listMember());
            for (T thing : page) {
                json.writeStartObject();
                codec.write(json, thing);
                json.writeEnd();
            }
            json.writeEnd();
            if (more) {
                json.write("next", page.get(limit - 1).id().text());
            }
        }));
    }
}
