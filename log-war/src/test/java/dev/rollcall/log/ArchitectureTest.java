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
    void luceneIsKnownToTheIndexAlone() {
        onlyOneKnows("org.apache.lucene..", "dev.rollcall.log.index");
    }
}
