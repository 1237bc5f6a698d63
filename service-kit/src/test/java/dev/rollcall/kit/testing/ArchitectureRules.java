package dev.rollcall.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds in every module. A module's {@code ArchitectureTest} extends this, names its root package and the packages
 * that may know servlets and JSON, and adds what the table of packages cannot say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

    /** The root package and everything below it, production code only. */
    protected final JavaClasses classes;

    private final String root;
    private final String[] edges;

    /**
     * Imports the classes.
     *
     * @param root such as {@code dev.rollcall.registry}
     * @param edges packages that may use {@code jakarta.servlet} and {@code jakarta.json}, as ArchUnit patterns
     */
    protected ArchitectureRules(String root, String... edges) {
        this.root = root;
        this.edges = edges;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    @Test
    void packagesUseWhatTheTableOfPackagesSays() {
        PackageTable table = new PackageTable(root, classes);

        assertEquals(table.packages(), table.packagesOfClasses());
        assertEquals(table.uses(), table.usesOfClasses());
    }

    /** Checks that nothing but {@code packages} uses the packages of a library, all as ArchUnit patterns. */
    protected void onlyOneKnows(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void servletsStayAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(edges)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(classes);
    }

    @Test
    void jsonStaysAtTheEdgeAndInCodecs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(edges)
                .and()
                .haveSimpleNameNotEndingWith("Codec")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.json..")
                .check(classes);
    }

    /** Each such call searches every jar for a provider. */
    @Test
    void noCallLooksForTheProviderOfJsonAgain() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.rollcall.kit.json.JsonP")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Json.class, JsonProvider.class)
                .check(classes);
    }

    @Test
    void clocksAreReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.rollcall.kit.time")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(classes);
    }

    @Test
    void noClassOfTheContainerIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..", "org.apache.tomcat..")
                .check(classes);
    }
}
