package dev.rollcall.portal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    private static final String ROOT = "dev.rollcall.portal";
    private static final String PAGE = ROOT + ".page..";
    private static final String REMOTE = ROOT + ".remote..";
    private static final String TEMPLATES = ROOT + ".templates..";

    ArchitectureTest() {
        super(ROOT, ROOT, PAGE, REMOTE);
    }

    /** A section's pages stand on the frame of all pages, its calls on what all calls have in common; never the other way. */
    @Test
    void arrowsBetweenSectionsPointOneWay() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void pagesOfASectionAskItsOwnServiceOnly() {
        pagesOf("system").asksNothingBut("registry");
        pagesOf("logs").asksNothingBut("logs");
        pagesOf("classes").asksNothingBut("gradebook");
        pagesOf("grid").asksNothingBut("gradebook");
        pagesOf("oneroster").asksNothingBut("gradebook");
        pagesOf("backup").asksNothingBut("gradebook");
        pagesOf("accounts").asksNothingBut("nobody");
    }

    private interface Section {
        void asksNothingBut(String service);
    }

    private Section pagesOf(String section) {
        return service -> noClasses()
                .that()
                .resideInAPackage(ROOT + ".page." + section)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".remote.*")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + ".remote." + service))))
                .check(classes);
    }

    @Test
    void featuresMakeNoCalls() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, PAGE, REMOTE, TEMPLATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.rollcall.kit.registry..", "dev.rollcall.kit.http..")
                .check(classes);
    }

    @Test
    void callsKnowNoServlets() {
        noClasses()
                .that()
                .resideInAPackage(REMOTE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(classes);
    }

    @Test
    void templatesSeeViewsOnly() {
        noClasses()
                .that()
                .resideInAPackage(TEMPLATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "java.io..", "java.sql..")
                .check(classes);
    }
}
