package dev.rollcall.portal.page;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.gradebook.Job;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.remote.gradebook.Worked;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Long work of the grade book, as long as there is nothing else to show: how far it is, looked at again by the browser until it
 * has ended; or why it has ended, if there is nothing more to be done with it.
 *
 * @param job the work
 * @param trouble why it did not end well; empty while it goes on
 * @param back where it was begun
 * @param place what people call that
 * @param zone of the portal
 */
public record JobPage(Job job, String trouble, String back, String place, ZoneId zone) {
    private static final String AGAIN_SECONDS = "2";

    /**
     * Shows work.
     *
     * @param at its address, which need not be the one that was asked
     */
    public static Answer of(Visit visit, Job job, String at, String trouble, String back, String place, ZoneId zone) {
        if (job.isRunning()) {
            again(visit, at);
        }
        String operation = "job." + job.operation().name().toLowerCase(Locale.ROOT);
        String title = visit.texts().say(job.isRunning() ? operation : operation + ".not");
        return new Answer.Page(200, "job", title, new JobPage(job, trouble, back, place, zone));
    }

    /**
     * Shows work that may have been done, as no answer came, or none that makes sense.
     *
     * @param at its address
     * @param page what it shows, which tells what became of it; only a link to it while the grade book does not answer
     */
    public static Answer unconfirmed(
            Visit visit, int status, String heading, String sentence, String at, Supplier<Answer> page) {
        Message message =
                Message.of("warn", heading, sentence).withLink(visit.texts().say("frame.again"), at);
        try {
            return page.get();
        } catch (ServiceProblem away) {
            if (!Absence.isPassing(away)) {
                throw away;
            }
            return Answer.message(status, message.withTrace(Troubles.log(visit, away)));
        } catch (UnreadableAnswerException senseless) {
            return Answer.message(status, message.withTrace(Troubles.log(visit, senseless)));
        }
    }

    /** Has the browser look again at an address. */
    public static void again(Visit visit, String at) {
        visit.response().setHeader("Refresh", AGAIN_SECONDS + "; url=" + at);
    }

    /** Says why work did not end well; says nothing of work that goes on. */
    public static String trouble(Worked<?> worked, Texts texts, Function<Written<?>, String> words) {
        if (worked.job().isEmpty() || worked.running().isPresent()) {
            return "";
        }
        return worked.outcome().map(words).orElseGet(() -> trouble(worked.job().get(), texts));
    }

    /** Says that work did not end well, as far as its state tells why. */
    public static String trouble(Job ended, Texts texts) {
        return texts.say(ended.state() == Job.State.INTERRUPTED ? "job.interrupted" : "job.failed");
    }
}
