package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.ContextFile;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.grades.GradeBook;
import dev.rollcall.launcher.grades.RunningGradeBook;
import dev.rollcall.launcher.grades.StoppedGradeBook;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.Set;

/** What {@code rollcall backup} and {@code rollcall restore} share: they find the grade book, running or not. */
abstract class ArchiveCommand implements Command {
    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(), Set.of());
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (options.words().size() != 1) {
            throw FailureException.misuse("Say rollcall " + name() + " FILE.");
        }
        ArchiveFile file = new ArchiveFile(Path.of(options.words().get(0)).toAbsolutePath());
        check(file);
        Placement placement =
                Target.of(options, terminal).placements(War.GRADING).get(0);
        Site site = Site.ofData(placement, terminal.environment());
        GradeBook.Outcome outcome = TomcatLock.endpoint(placement.catalinaBase())
                .map(endpoint -> work(
                        new RunningGradeBook(
                                Reach.running(site, War.GRADING, endpoint).services()),
                        file))
                .orElseGet(() -> stopped(site, file));
        if (!outcome.done()) {
            throw FailureException.because(outcome.sentence());
        }
        terminal.say(outcome.sentence());
        return 0;
    }

    /**
     * Looks at the file before anything else happens.
     *
     * @throws FailureException if it cannot be used
     */
    abstract void check(ArchiveFile file);

    abstract GradeBook.Outcome work(GradeBook book, ArchiveFile file);

    private GradeBook.Outcome stopped(Site site, ArchiveFile file) {
        CatalinaBase base = site.placement().catalinaBase();
        site.placement().contextFile(War.GRADING).requireEmbedded(ContextFile.GRADES, "the grade book");
        try (TomcatLock lock = TomcatLock.take(base)) {
            Path war = Installation.find().war(War.GRADING);
            return work(new StoppedGradeBook(war, site.data(War.GRADING), base.temp()), file);
        }
    }
}
