package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.kit.servlet.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A form of addresses and what can be done there.
 *
 * @param template the form
 * @param actions by HTTP method
 */
record Route(Template template, Map<String, Guarded> actions) {
    /** What is done at an address, within one transaction; nothing is read from the request but what the call holds. */
    interface Action {
        /** Answers. */
        Reply run(Call call, Transaction tx);
    }

    /**
     * An action and who may ask for it.
     *
     * @param rule asked first, in the same transaction
     * @param action what is done
     * @param sight what the action sees, and whether it may change something
     * @param intake what it takes as a body
     */
    record Guarded(Rule rule, Action action, Sight sight, Intake intake) {}

    /** What an action sees of what others change meanwhile. */
    enum Sight {
        /** Nothing: everything is of one moment, and the action changes nothing itself. */
        SNAPSHOT,
        /** All of it, because it also looks at work that goes on, and may end meanwhile; the action changes nothing itself. */
        LATEST,
        /** What it does not lock; the action may change something. */
        CHANGE
    }

    /**
     * What is taken as a body.
     *
     * @param type the content type
     * @param maxBytes how long it may be
     */
    record Intake(String type, int maxBytes) {
        /** What nearly everything takes. */
        static final Intake JSON = new Intake(Exchange.JSON, 1 << 20);
    }

    static Route at(String template) {
        return new Route(new Template(template), Map.of());
    }

    Route on(String method, Rule rule, Action action) {
        return with(
                method, new Guarded(rule, action, method.equals("GET") ? Sight.SNAPSHOT : Sight.CHANGE, Intake.JSON));
    }

    /** For a question that needs a body. */
    Route ask(Rule rule, Action action) {
        return with("POST", new Guarded(rule, action, Sight.SNAPSHOT, Intake.JSON));
    }

    /** For what tells how far long work is, and what came of it. */
    Route watch(Rule rule, Action action) {
        return with("GET", new Guarded(rule, action, Sight.LATEST, Intake.JSON));
    }

    /** For what begins long work: the action finds out which, and changes nothing. */
    Route work(Rule rule, Intake intake, Action action) {
        return with("POST", new Guarded(rule, action, Sight.LATEST, intake));
    }

    private Route with(String method, Guarded guarded) {
        Map<String, Guarded> more = new LinkedHashMap<>(actions);
        more.put(method, guarded);
        return new Route(template, more);
    }

    /** Returns the methods in the order in which {@code Allow} lists them. */
    Set<String> allowed() {
        Set<String> methods = new TreeSet<>(actions.keySet());
        methods.add("OPTIONS");
        if (actions.containsKey("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
