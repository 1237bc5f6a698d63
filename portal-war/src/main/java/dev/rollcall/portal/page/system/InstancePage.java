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
import dev.rollcall.portal.text.Texts;
import java.io.Serial;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * {@code /system/instances/{InstanceId}/{action}}: says what an action will do, and does it once that is confirmed. The
 * log tells who did what, and why.
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
        Optional<Routes.InstancePath> path =
                Routes.instancePathOf(visit.request().getPathInfo());
        return path.isEmpty()
                ? Answer.status(404)
                : view(visit, path.get()).map(view -> page(visit, 200, view)).orElseGet(() -> gone(visit));
    }

    @Override
    protected Answer submit(Visit visit) {
        Optional<Routes.InstancePath> path =
                Routes.instancePathOf(visit.request().getPathInfo());
        if (path.isEmpty()) {
            return Answer.status(404);
        }
        Optional<ActionView> view =
                view(visit, path.get()).map(shown -> shown.typed(visit.parameter(REASON), visit.texts()));
        if (view.isEmpty()) {
            return gone(visit);
        }
        if (!view.get().error().isEmpty() || !view.get().objection().isEmpty()) {
            return page(visit, view.get().objection().isEmpty() ? 422 : 409, view.get());
        }
        visit.leave(act(visit, path.get(), view.get()));
        return new Answer.SeeOther(visit.to().system());
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private Notice act(Visit visit, Routes.InstancePath path, ActionView view) {
        Person person = visit.requirePerson();
        Outcome outcome = operator.act(person, path.action(), path.instance(), view.reason());
        LOG.info(
                "operator acted action={} instance={} by={} outcome={} reason={}",
                path.action().word(),
                path.instance(),
                person.user(),
                outcome.getClass().getSimpleName(),
                view.reason());
        return notice(path.action(), view.service() + " (" + view.instanceId() + ")", outcome, visit.texts());
    }

    private static Notice notice(Action action, String who, Outcome outcome, Texts texts) {
        if (outcome instanceof Outcome.Done done) {
            return done(action, who, done, texts);
        }
        if (outcome instanceof Outcome.Removed) {
            return new Notice("ok", texts.say("system.done.removed", who));
        }
        if (outcome instanceof Outcome.Gone) {
            return new Notice("warn", texts.say("system.done.gone", who));
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new Notice("warn", texts.say("system.done.refused", who, refused.why()));
        }
        return new Notice("warn", texts.say("system.done.unconfirmed", who));
    }

    private static Notice done(Action action, String who, Outcome.Done done, Texts texts) {
        String label = done.state().label(texts);
        String state = done.remark().isEmpty() ? label : texts.say("system.done.state", label, done.remark());
        boolean fine = action != Action.CHECK || done.state().isHealthy();
        return new Notice(fine ? "ok" : "warn", texts.say("system.done." + action.word(), who, state));
    }

    private Optional<ActionView> view(Visit visit, Routes.InstancePath path) {
        return ActionView.of(
                reader.read(visit.requirePerson()),
                path.action(),
                path.instance().value(),
                visit.texts());
    }

    private static Answer page(Visit visit, int status, ActionView view) {
        Texts texts = visit.texts();
        String title = texts.say("system.do.title", view.action().label(texts), view.service());
        return new Answer.Page(
                status, "action", view.error().isEmpty() ? title : texts.say("system.do.not-done", title), view);
    }

    private static Answer gone(Visit visit) {
        Texts texts = visit.texts();
        return Answer.message(
                404,
                Message.of("warn", texts.say("system.no-instance"), texts.say("system.no-instance.why"))
                        .withLink(
                                texts.say("system.no-instance.back"), visit.to().system()));
    }
}
