package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Shelf;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.function.BiFunction;

/**
 * Things of one kind and the two addresses they all have: the list and the one.
 *
 * @param <T> the kind
 */
final class ShelfResource<T extends Versioned> {
    private final Form<T> form;
    private final Template one;
    private final String name;
    private final BiFunction<Desk, Call, Shelf<T>> shelf;

    /** @param one the address of one thing; its last segment is the thing's id, the rest the address of the list */
    ShelfResource(Form<T> form, String one, BiFunction<Desk, Call, Shelf<T>> shelf) {
        this.form = form;
        this.one = new Template(one);
        this.name = one.substring(one.lastIndexOf('{') + 1, one.length() - 1);
        this.shelf = shelf;
    }

    /** Returns the address of the list, where things are read and made. */
    Route list(Rule read, Rule write) {
        return listReadOnly(read).on("POST", write, this::make);
    }

    /** Returns the address of the list where things are only read: their ids are chosen by whoever makes them. */
    Route listReadOnly(Rule read) {
        return Route.at(one.text().substring(0, one.text().lastIndexOf('/'))).on("GET", read, this::page);
    }

    /** Returns the address of one thing. */
    Route one(Rule read, Rule write) {
        return new Route(one, java.util.Map.of())
                .on("GET", read, this::find)
                .on("PUT", write, this::put)
                .on("DELETE", write, this::delete);
    }

    private Reply page(Call call, Desk desk) {
        return Pages.page(call, form, shelf.apply(desk, call)::page);
    }

    private Reply find(Call call, Desk desk) {
        T thing = shelf.apply(desk, call).find(call.id(name)).orElseThrow(Call::nothingHere);
        return Reply.ok(thing.version(), () -> bytes(thing));
    }

    private Reply make(Call call, Desk desk) {
        T made = shelf.apply(desk, call).insert(form.read(Fields.of(call.body()), call.newId(), Versioned.NONE));
        String list = call.exchange().request().getPathInfo();
        return Reply.created(made.version(), list + "/" + made.id(), bytes(made));
    }

    Reply put(Call call, Desk desk) {
        long seen = call.seen();
        Id id = call.id(name);
        T wanted = form.read(Fields.of(call.body()), id, seen);
        if (seen == Versioned.NONE) {
            T made = insert(shelf.apply(desk, call), wanted);
            return Reply.created(made.version(), call.exchange().request().getPathInfo(), bytes(made));
        }
        T replaced = shelf.apply(desk, call).replace(wanted);
        return new Reply(200, String.valueOf(replaced.version()), "", () -> bytes(replaced));
    }

    /** What is there already was not seen: as stale as any other. */
    private T insert(Shelf<T> things, T wanted) {
        things.find(wanted.id()).ifPresent(current -> {
            throw new dev.rollcall.grading.gradebook.StaleException(current);
        });
        return things.insert(wanted);
    }

    private Reply delete(Call call, Desk desk) {
        shelf.apply(desk, call).delete(call.id(name), call.seen());
        return Reply.noContent();
    }

    private byte[] bytes(T thing) {
        return Forms.object(json -> form.write(json, thing));
    }
}
