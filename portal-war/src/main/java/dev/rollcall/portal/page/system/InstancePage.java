package dev.rollcall.portal.page.system;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.registry.Operator;
import dev.rollcall.portal.remote.registry.SystemReader;
import dev.rollcall.portal.system.Action;
import dev.rollcall.portal.system.ActionView;
import dev.rollcall.portal.system.Outcome;
import java.io.Serial;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * {@code /system/instances/{InstanceId}/{action}}: says what an action will do, and does it once that is confirmed. Whoever
 * did what, and why, is in the log.
 */
public final class InstancePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(InstancePage.class);
    private static final String REASON = "reason";

    private final transient SystemReader reader;
    private final transient Operator operator;

    public InstancePage(Pages pages, SystemReader reader, Operator operator) {
        super(pages);
        this.reader = reader;
        this.operator = operator;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Routes.Deed> deed = Routes.deedOf(visit.request().getPathInfo());
        return deed.isEmpty()
                ? Answer.status(404)
                : view(visit, deed.get()).map(view -> page(200, view)).orElseGet(() -> gone(visit));
    }

    @Override
    protected Answer submit(Visit visit) {
        Optional<Routes.Deed> deed = Routes.deedOf(visit.request().getPathInfo());
        if (deed.isEmpty()) {
            return Answer.status(404);
        }
        Optional<ActionView> view = view(visit, deed.get()).map(shown -> shown.typed(visit.parameter(REASON)));
        if (view.isEmpty()) {
            return gone(visit);
        }
        if (!view.get().error().isEmpty() || !view.get().objection().isEmpty()) {
            return page(view.get().objection().isEmpty() ? 422 : 409, view.get());
        }
        visit.leave(act(visit.requirePerson(), deed.get(), view.get()));
        return new Answer.SeeOther(visit.to().system());
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private Notice act(Person person, Routes.Deed deed, ActionView view) {
        Outcome outcome = operator.act(person, deed.action(), deed.instance(), view.reason());
        LOG.info(
                "operator acted action={} instance={} by={} outcome={} reason={}",
                deed.action().word(),
                deed.instance(),
                person.user(),
                outcome.getClass().getSimpleName(),
                view.reason());
        return notice(deed.action(), view.service() + " (" + view.instanceId() + ")", outcome);
    }

    private static Notice notice(Action action, String who, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done(action, who, done);
        }
        if (outcome instanceof Outcome.Removed) {
            return new Notice("ok", who + " was removed.");
        }
        if (outcome instanceof Outcome.Gone) {
            return new Notice("warn", who + " is not on the roll any more. Nothing was changed.");
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new Notice("warn", "Nothing was changed with " + who + ". " + refused.why());
        }
        return new Notice(
                "warn",
                "Not confirmed: the registry did not answer in time. Look below whether it was done to " + who + ".");
    }

    private static Notice done(Action action, String who, Outcome.Done done) {
        String state = done.state().label() + (done.remark().isEmpty() ? "" : ": " + done.remark()) + ".";
        return switch (action) {
            case CHECK ->
                new Notice(done.state().isHealthy() ? "ok" : "warn", "Checked just now: " + who + " is " + state);
            case DRAIN ->
                new Notice("ok", who + " was taken out of use. Nobody is told its address until it is put back.");
            default -> new Notice("ok", who + " was put back. It is " + state);
        };
    }

    private Optional<ActionView> view(Visit visit, Routes.Deed deed) {
        return ActionView.of(
                reader.read(visit.requirePerson()),
                deed.action(),
                deed.instance().value());
    }

    private static Answer page(int status, ActionView view) {
        String title = view.action().label() + ": " + view.service();
        return new Answer.Page(status, "action", view.error().isEmpty() ? title : "Not done: " + title, view);
    }

    private static Answer gone(Visit visit) {
        return Answer.message(
                404,
                Message.of("warn", "There is no such instance", "It is not on the roll, or not any more.")
                        .withLink("To the system", visit.to().system()));
    }
}
