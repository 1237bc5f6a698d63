package dev.rollcall.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "dev.rollcall.registry";

    ArchitectureTest() {
        super(ROOT, ROOT + ".http");
    }

    @Test
    void theDomainMakesNoCalls() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".roll", ROOT + ".health", ROOT + ".push", ROOT + ".history", ROOT + ".webhook")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rollcall.kit.http")
                .check(classes);
    }

    @Test
    void eachLibraryIsKnownToOnePackage() {
        onlyOneKnows("org.jgroups..", ROOT + ".jgroups");
        onlyOneKnows("org.apache.hc..", ROOT + ".calling");
    }
}
