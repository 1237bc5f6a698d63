package dev.rollcall.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

    @Test
    void featuresKnowNeitherPagesNorCalls() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, PAGE, REMOTE, TEMPLATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PAGE, REMOTE, TEMPLATES, "dev.rollcall.kit.registry..", "dev.rollcall.kit.http..")
                .check(classes);
    }

    @Test
    void callsKnowNoPages() {
        noClasses()
                .that()
                .resideInAPackage(REMOTE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PAGE, TEMPLATES, ROOT + ".accounts..", "jakarta.servlet..")
                .check(classes);
    }

    @Test
    void templatesSeeViewsOnly() {
        noClasses()
                .that()
                .resideInAPackage(TEMPLATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REMOTE, "jakarta..", "java.io..", "java.sql..")
                .check(classes);
    }
}
