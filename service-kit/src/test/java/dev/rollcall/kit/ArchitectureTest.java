package dev.rollcall.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import dev.rollcall.kit.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "dev.rollcall.kit.";

    ArchitectureTest() {
        super("dev.rollcall.kit", ROOT + "servlet", ROOT + "registry", ROOT + "json");
    }

    /** Each may use what stands behind it, and text whoever writes for people. */
    @Test
    void theWayOfALogEventRunsOneWay() {
        String log = ROOT + "log.";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("frameworks")
                .definedBy(ROOT + "log4j..", ROOT + "juli..")
                .layer("pipe")
                .definedBy(log + "pipe..")
                .layer("event")
                .definedBy(log + "event..")
                .layer("transport")
                .definedBy(log + "transport..")
                .layer("text")
                .definedBy(log + "text..")
                .whereLayer("frameworks")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pipe")
                .mayOnlyBeAccessedByLayers("frameworks")
                .whereLayer("event")
                .mayOnlyBeAccessedByLayers("pipe")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("frameworks", "pipe", "event")
                .whereLayer("text")
                .mayOnlyBeAccessedByLayers("frameworks")
                .check(classes);
    }

    /** The jar with the classifier {@code juli}: its list in the POM, seen from the other side. */
    @Test
    void whatStandsOnTheClassPathOfTomcatNeedsNothingButTheJdk() {
        String[] packages = {
            "files", "http", "juli", "log..", "security", "settings", "spool", "threads", "time", "tomcat"
        };
        String[] carried = Stream.concat(
                        Stream.of("java..", "javax..", "org.jspecify..", "com.google.errorprone.annotations.."),
                        Stream.of(packages).map(name -> ROOT + name))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(carried).or(type(ServiceName.class)))
                .check(classes);
    }

    @Test
    void eachLibraryIsKnownToOnePackage() {
        onlyOneKnows("jakarta.servlet..", ROOT + "servlet");
        onlyOneKnows("org.apache.logging..", ROOT + "log4j");
        onlyOneKnows("io.prometheus..", ROOT + "metrics");
        onlyOneKnows("org.h2..", ROOT + "database");
    }
}
