package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.function.BiFunction;

/**
 * Things of one kind and the two addresses they all have: the list and the one.
 *
 * @param <T> the kind
 */
final class RepositoryResource<T extends Versioned> {
    private final Codec<T> codec;
    private final Template one;
    private final String name;
    private final BiFunction<Transaction, Call, Repository<T>> repository;

    /** @param one the address of one thing; its last segment is the thing's id, the rest the address of the list */
    RepositoryResource(Codec<T> codec, String one, BiFunction<Transaction, Call, Repository<T>> repository) {
        this.codec = codec;
        this.one = new Template(one);
        this.name = one.substring(one.lastIndexOf('{') + 1, one.length() - 1);
        this.repository = repository;
    }

    /** Returns the address of the list, where things are read and made. */
    Route list(Rule read, Rule write) {
        return listReadOnly(read).on("POST", write, this::make);
    }

    /** Returns the address of the list where things are only read: the callers who make them choose their ids. */
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

    private Reply page(Call call, Transaction tx) {
        return Pages.page(call, codec, repository.apply(tx, call)::page);
    }

    private Reply find(Call call, Transaction tx) {
        T thing = repository.apply(tx, call).find(call.id(name)).orElseThrow(Call::nothingHere);
        return Reply.ok(thing.version(), () -> bytes(thing));
    }

    private Reply make(Call call, Transaction tx) {
        T made = repository.apply(tx, call).insert(codec.read(call.fields(), call.newId(), Versioned.NONE));
        String list = call.exchange().request().getPathInfo();
        return Reply.created(made.version(), list + "/" + made.id(), bytes(made));
    }

    Reply put(Call call, Transaction tx) {
        long seen = call.seen();
        Id id = call.id(name);
        T wanted = codec.read(call.fields(), id, seen);
        if (seen == Versioned.NONE) {
            T made = insert(repository.apply(tx, call), wanted);
            return Reply.created(made.version(), call.exchange().request().getPathInfo(), bytes(made));
        }
        T replaced = repository.apply(tx, call).replace(wanted);
        return new Reply(200, String.valueOf(replaced.version()), "", () -> bytes(replaced));
    }

    /** What is there already was not seen: as stale as any other. */
    private T insert(Repository<T> things, T wanted) {
        things.find(wanted.id()).ifPresent(current -> {
            throw new StaleException(current);
        });
        return things.insert(wanted);
    }

    private Reply delete(Call call, Transaction tx) {
        repository.apply(tx, call).delete(call.id(name), call.seen());
        return Reply.noContent();
    }

    private byte[] bytes(T thing) {
        return Codecs.object(json -> codec.write(json, thing));
    }
}
