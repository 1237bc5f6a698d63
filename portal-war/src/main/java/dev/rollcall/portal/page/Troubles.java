package dev.rollcall.portal.page;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.portal.accounts.AccountsUnavailableException;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Visible;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Turns what went wrong into pages with plain words. What is the portal's own fault is logged here, once. */
final class Troubles {
    private static final Logger LOG = LogManager.getLogger(Troubles.class);

    private static final Map<ServiceName, String> CONSEQUENCES = Map.of(
            ServiceName.GRADING, "Students and grades cannot be shown until it is back. The other pages work.",
            ServiceName.LOG, "The log cannot be read until it is back; the services keep their lines for it meanwhile.",
            ServiceName.REGISTRY,
                    "The services go on with the addresses they know, so grades and logs can still be used, but nobody"
                            + " can say how each of them is.");

    /** The page for an exception. */
    Answer answer(Visit visit, RuntimeException failure) {
        if (failure instanceof ServiceUnavailable unavailable) {
            return Answer.message(503, away(unavailable.service()).withLink("Try again", again(visit)));
        }
        if (failure instanceof ServiceProblem problem) {
            return ofProblem(visit, problem);
        }
        if (failure instanceof UnreadableAnswerException unreadable) {
            LOG.warn("answer makes no sense service={} path={}", unreadable.service(), path(visit), failure);
            return failed(visit, 502, unreadable.service(), "Its answer makes no sense to the portal.");
        }
        LOG.error("page failed path={}", path(visit), failure);
        if (failure instanceof AccountsUnavailableException) {
            return Answer.message(
                    503,
                    Message.of("bad", "The accounts cannot be read", "Please try again in a moment.")
                            .withTrace(trace()));
        }
        return ofStatus(500, trace());
    }

    /** In words that a service does not answer, and what that means. */
    static Message away(ServiceName service) {
        return Message.of(
                "warn",
                "The " + lower(PlainName.of(service)) + " does not answer",
                CONSEQUENCES.getOrDefault(service, "What depends on it cannot be shown until it is back."));
    }

    /** A form without the token of this session: it was open for too long, or it is not ours. */
    static Answer staleForm(Visit visit) {
        return Answer.message(
                403,
                Message.of(
                                "warn",
                                "This form is no longer valid",
                                "It was open for too long, or it was not sent from a page of this portal. Nothing was"
                                        + " changed. Open the page again and send it once more.")
                        .withLink("To the start page", visit.to().home()));
    }

    static Answer ofStatus(int status) {
        return ofStatus(status, "");
    }

    /** The page for a bare status. */
    static Answer ofStatus(int status, String traceId) {
        Message message = switch (status) {
            case 400 -> Message.of("warn", "This request cannot be understood", "Check the address.");
            case 403 -> Message.of("warn", "This page is not open to you", "Your account lacks the role for it.");
            case 404 -> Message.of("warn", "There is no such page", "Check the address, or start again.");
            case 405 -> Message.of("warn", "This page cannot be used that way", "Start again.");
            case 408 -> Message.of("warn", "That took too long", "Please try again.");
            case 413 -> Message.of("warn", "That was too much at once", "Send less.");
            case 414, 431 -> Message.of("warn", "This address is too long", "Start again.");
            case 503 -> Message.of("warn", "The portal is not ready", "Please try again in a moment.");
            default ->
                status < 500
                        ? Message.of("warn", "That did not work", "Check the address, or start again.")
                        : Message.of(
                                "bad",
                                "Something went wrong here",
                                "It is not your fault. Try again; if it happens again, tell whoever runs Rollcall.");
        };
        return Answer.message(status, message.withTrace(traceId));
    }

    private static Answer ofProblem(Visit visit, ServiceProblem problem) {
        if (problem.status() == 403) {
            return ofStatus(403);
        }
        if (problem.status() == 404) {
            return ofStatus(404);
        }
        if (problem.status() == 400 || problem.status() == 422) {
            return Answer.message(
                    400, Message.of("warn", "That was not understood", Visible.sentence(problem.detail())));
        }
        LOG.warn(
                "service refused service={} path={} status={} type={}",
                problem.service(),
                path(visit),
                problem.status(),
                problem.type());
        String why = problem.status() == 401
                ? "It does not accept the portal's signature: the two hold different master keys."
                : "It answered with status " + problem.status() + ": " + Visible.sentence(problem.title());
        return failed(visit, problem.status() == 503 ? 503 : 502, problem.service(), why);
    }

    private static Answer failed(Visit visit, int status, ServiceName service, String why) {
        String heading = "The " + lower(PlainName.of(service)) + " could not do its part";
        return Answer.message(
                status,
                Message.of("bad", heading, why)
                        .withLink("Try again", again(visit))
                        .withTrace(trace()));
    }

    private static String trace() {
        return TraceContext.current().map(TraceContext::traceId).orElse("");
    }

    private static String path(Visit visit) {
        return visit.request().getRequestURI();
    }

    /** The same address again, which only a GET can do. */
    private static String again(Visit visit) {
        return visit.request().getMethod().equals("GET")
                ? visit.request().getRequestURI()
                : visit.to().home();
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
