package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Restoration;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Archives that take the place of an empty grade book. Safe for use by several threads; calls block. */
public final class Restorations {
    private final GradingApi api;

    /** Asks {@code api}. */
    public Restorations(GradingApi api) {
        this.api = api;
    }

    /** The restoration that is running, or else the last one; empty if there is none, or the grade book cannot tell. */
    public Optional<Restoration> last(Person person) {
        try {
            return Optional.of(api.read(person, "/archive/restoration").as(Restorations::one));
        } catch (ServiceProblem | UnreadableAnswerException e) {
            return Optional.empty();
        }
    }

    private static Restoration one(JsonObject json) {
        return new Restoration(Worked.job(json), Answers.instant(json, "made"), Answers.whole(json, "rows"));
    }
}
