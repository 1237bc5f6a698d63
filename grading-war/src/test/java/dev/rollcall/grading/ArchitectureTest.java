package dev.rollcall.grading;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("dev.rollcall.grading", "dev.rollcall.grading", "dev.rollcall.grading.http..");
    }

    @Test
    void theDatabaseIsKnownToTheStoreAlone() {
        onlyOneKnows("org.jdbi..", "dev.rollcall.grading.store");
        onlyOneKnows("dev.rollcall.kit.database..", "dev.rollcall.grading", "dev.rollcall.grading.store");
    }

    @Test
    void theDomainKnowsNothingButTheJdk() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage(
                        "dev.rollcall.grading.gradebook..",
                        "dev.rollcall.grading.calculation..",
                        "dev.rollcall.grading.exchange..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.nio",
                        "java.nio.charset",
                        "java.text",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "dev.rollcall.grading.gradebook..",
                        "dev.rollcall.grading.calculation..",
                        "dev.rollcall.grading.exchange..")
                .check(classes);
    }
}
