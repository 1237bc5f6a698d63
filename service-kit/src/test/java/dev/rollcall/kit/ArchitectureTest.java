package dev.rollcall.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.rollcall.kit.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "dev.rollcall.kit.";

    ArchitectureTest() {
        super("dev.rollcall.kit", ROOT + "servlet", ROOT + "registry", ROOT + "json");
    }

    @Test
    void arrowsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("servlet")
                .definedBy(ROOT + "servlet..")
                .layer("log4j")
                .definedBy(ROOT + "log4j..")
                .layer("juli")
                .definedBy(ROOT + "juli..")
                .layer("log")
                .definedBy(ROOT + "log..")
                .layer("registry")
                .definedBy(ROOT + "registry..")
                .layer("http")
                .definedBy(ROOT + "http..")
                .layer("security")
                .definedBy(ROOT + "security..")
                .whereLayer("servlet")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("juli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("log4j")
                .mayOnlyBeAccessedByLayers("servlet")
                .whereLayer("log")
                .mayOnlyBeAccessedByLayers("servlet", "log4j", "juli")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("servlet")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("servlet", "log4j", "juli", "log", "registry")
                .check(classes);
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

    @Test
    void leavesDependOnNothingOfTheKit() {
        classes()
                .that()
                .resideInAnyPackage(
                        ROOT + "time",
                        ROOT + "threads",
                        ROOT + "settings",
                        ROOT + "json",
                        ROOT + "database",
                        ROOT + "files",
                        ROOT + "metrics",
                        ROOT + "spool")
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are their own or not the kit's") {
                    @Override
                    public boolean test(JavaClass used) {
                        return !used.getPackageName().startsWith("dev.rollcall")
                                || used.getPackageName()
                                        .matches(".*\\.(time|threads|settings|json|database|files|metrics|spool)");
                    }
                })
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
    void onlyTheServletPackageKnowsServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "servlet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(classes);
    }

    @Test
    void log4jIsTouchedByItsOwnPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "log4j")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.logging..")
                .check(classes);
    }

    @Test
    void theLibraryForMetricsIsTouchedByTheMetricsPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(classes);
    }

    @Test
    void h2IsTouchedByTheDatabasePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "database")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", ROOT + "database")
                .check(classes);
    }
}
