package dev.rollcall.portal.page;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.accounts.AccountsUnavailableException;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Turns what went wrong into pages with plain words. Each that is not the browser's fault is logged here, once. Pages
 * that say nothing else have the trace of that line; those that show what was typed again need not have it.
 */
public final class Troubles {
    private static final Logger LOG = LogManager.getLogger(Troubles.class);

    /** The page for an exception. */
    Answer answer(Visit visit, RuntimeException failure) {
        Texts texts = visit.texts();
        if (failure instanceof ServiceProblem absent && Absence.is(absent)) {
            String trace = log(visit, absent);
            return Answer.message(
                    503,
                    away(texts, absent.service())
                            .withLink(texts.say("frame.again"), again(visit))
                            .withTrace(trace));
        }
        if (failure instanceof ServiceProblem problem) {
            return ofProblem(visit, problem);
        }
        if (failure instanceof UnreadableAnswerException unreadable) {
            log(visit, unreadable);
            return failed(visit, 502, unreadable.service(), texts.say("frame.failed.senseless"));
        }
        LOG.error("page failed path={}", visit.here(), failure);
        if (failure instanceof AccountsUnavailableException) {
            return Answer.message(
                    503,
                    Message.of("bad", texts.say("frame.accounts-away"), texts.say("frame.accounts-away.why"))
                            .withTrace(trace()));
        }
        return new Answer.Status(500, trace());
    }

    /** Logs that a service is away, or refuses for a reason that the user cannot mend; returns the trace of that line. */
    public static String log(Visit visit, ServiceProblem problem) {
        if (Absence.is(problem)) {
            LOG.warn(
                    "service away service={} path={} reason={}", problem.service(), visit.here(), problem.getMessage());
        } else {
            LOG.warn(
                    "service refused service={} path={} status={} type={}",
                    problem.service(),
                    visit.here(),
                    problem.status(),
                    problem.type());
        }
        return trace();
    }

    /** Logs that the answer of a service makes no sense; returns the trace of that line. */
    static String log(Visit visit, UnreadableAnswerException senseless) {
        LOG.warn("answer makes no sense service={} path={}", senseless.service(), visit.here(), senseless);
        return trace();
    }

    /** In words that a service does not answer, and what that means. */
    static Message away(Texts texts, ServiceName service) {
        boolean known = service.isInfrastructure() && !service.equals(ServiceName.PORTAL);
        return Message.of(
                "warn",
                texts.say("frame.away", subject(texts, service)),
                texts.say("frame.away." + (known ? service.value() : "other")));
    }

    /** A form without the token of this session: it was open for too long, or it is not ours. */
    static Answer staleForm(Visit visit) {
        Texts texts = visit.texts();
        return Answer.message(
                403,
                Message.of("warn", texts.say("frame.stale"), texts.say("frame.stale.why"))
                        .withLink(texts.say("frame.start"), visit.to().home()));
    }

    /** The page for a bare status. */
    static Answer.Page page(Texts texts, Answer.Status bare) {
        String which = switch (bare.status()) {
            case 400, 403, 404, 405, 408, 413, 414, 431, 503 -> String.valueOf(bare.status());
            default -> bare.status() < 500 ? "4xx" : "5xx";
        };
        String key = "frame.status." + which;
        return Answer.message(
                bare.status(),
                Message.of(which.equals("5xx") ? "bad" : "warn", texts.say(key), texts.say(key + ".why"))
                        .withTrace(bare.traceId()));
    }

    private static Answer ofProblem(Visit visit, ServiceProblem problem) {
        Texts texts = visit.texts();
        if (problem.status() == 403) {
            return Answer.status(403);
        }
        if (problem.status() == 404) {
            return Answer.status(404);
        }
        if (problem.status() == 400 || problem.status() == 422) {
            return Answer.message(
                    400, Message.of("warn", texts.say("frame.not-understood"), Visible.sentence(problem.detail())));
        }
        log(visit, problem);
        String why = problem.status() == 401
                ? texts.say("frame.failed.signature")
                : texts.say("frame.failed.status", String.valueOf(problem.status()), Visible.sentence(problem.title()));
        return failed(visit, problem.status() == 503 ? 503 : 502, problem.service(), why);
    }

    private static Answer failed(Visit visit, int status, ServiceName service, String why) {
        Texts texts = visit.texts();
        return Answer.message(
                status,
                Message.of("bad", texts.say("frame.failed", subject(texts, service)), why)
                        .withLink(texts.say("frame.again"), again(visit))
                        .withTrace(trace()));
    }

    private static String trace() {
        return TraceContext.current().map(TraceContext::traceId).orElse("");
    }

    /** The same address again, which only a GET can do. */
    private static String again(Visit visit) {
        return visit.request().getMethod().equals("GET")
                ? visit.here()
                : visit.to().home();
    }

    /** A service at the beginning of a sentence. */
    private static String subject(Texts texts, ServiceName service) {
        if (!service.isInfrastructure()) {
            return service.value();
        }
        String name = texts.say("frame.service." + service.value());
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
