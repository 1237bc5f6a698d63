package dev.rollcall.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("dev.rollcall.log", "dev.rollcall.log", "dev.rollcall.log.http", "dev.rollcall.log.ingest");
    }

    @Test
    void servletsStayInHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.rollcall.log", "dev.rollcall.log.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..")
                .check(classes);
    }

    @Test
    void featuresKnowNeitherHttpNorTheRoot() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.rollcall.log.store",
                        "dev.rollcall.log.ingest",
                        "dev.rollcall.log.index",
                        "dev.rollcall.log.search",
                        "dev.rollcall.log.tail")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.rollcall.log", "dev.rollcall.log.http")
                .check(classes);
    }

    @Test
    void theStoreKnowsOnlyItself() {
        noClasses()
                .that()
                .resideInAPackage("dev.rollcall.log.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rollcall.log.ingest",
                        "dev.rollcall.log.index",
                        "dev.rollcall.log.search",
                        "dev.rollcall.log.tail")
                .check(classes);
    }
}
