package dev.rollcall.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("dev.rollcall.launcher");
    }

    @Test
    void launcherNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.rollcall.launcher..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rollcall.launcher..",
                        "java..",
                        "javax.xml..",
                        "javax.crypto..",
                        "javax.management..",
                        "javax.net.ssl..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify..")
                .check(classes);
    }
}
