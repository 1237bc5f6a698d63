package dev.rollcall.grading;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("dev.rollcall.grading", "dev.rollcall.grading", "dev.rollcall.grading.http..");
    }

    @Test
    void arrowsPointInwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy("dev.rollcall.grading")
                .layer("http")
                .definedBy("dev.rollcall.grading.http..")
                .layer("store")
                .definedBy("dev.rollcall.grading.store..")
                .layer("archive")
                .definedBy("dev.rollcall.grading.archive..")
                .layer("calculation")
                .definedBy("dev.rollcall.grading.calculation..")
                .layer("exchange")
                .definedBy("dev.rollcall.grading.exchange..")
                .layer("oneroster")
                .definedBy("dev.rollcall.grading.oneroster..")
                .layer("job")
                .definedBy("dev.rollcall.grading.job..")
                .layer("gradebook")
                .definedBy("dev.rollcall.grading.gradebook..")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("archive")
                .mayOnlyBeAccessedByLayers("root", "http", "store")
                .whereLayer("calculation")
                .mayOnlyBeAccessedByLayers("http")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("http")
                .whereLayer("oneroster")
                .mayOnlyBeAccessedByLayers("http")
                .whereLayer("job")
                .mayOnlyBeAccessedByLayers("http")
                .check(classes);
    }

    @Test
    void theDomainKnowsNothingButTheJdk() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
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
