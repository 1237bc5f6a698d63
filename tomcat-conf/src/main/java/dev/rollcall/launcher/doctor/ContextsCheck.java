package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.status.ContextStatus;
import dev.rollcall.launcher.status.ContextStatus.Condition;
import java.nio.file.Path;
import java.util.List;

/**
 * Does a Tomcat serve what lies where it deploys?
 *
 * @param base its directory
 * @param unserved what it does not serve
 */
record ContextsCheck(Path base, List<ContextStatus> unserved) implements Check {
    @Override
    public List<Finding> findings() {
        return unserved.stream()
                .filter(context -> context.condition() != Condition.STARTING)
                .map(this::finding)
                .toList();
    }

    private Finding finding(ContextStatus context) {
        String sentence = Sentence.of("in the Tomcat of " + base + ", " + context.sentence());
        return context.own() ? Finding.wrong(sentence) : Finding.warning(sentence);
    }
}
