package dev.rollcall.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rollcall.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("dev.rollcall.registry", "dev.rollcall.registry.http");
    }

    private void neverKnows(String who, String... others) {
        noClasses()
                .that()
                .resideInAPackage("dev.rollcall.registry." + who)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @Test
    void theRollKnowsNobody() {
        neverKnows(
                "roll",
                "dev.rollcall.registry.health",
                "dev.rollcall.registry.push",
                "dev.rollcall.registry.calling",
                "dev.rollcall.registry.http",
                "dev.rollcall.registry.store",
                "org.apache.hc..");
    }

    @Test
    void theStoreKnowsTheRollAlone() {
        neverKnows(
                "store",
                "dev.rollcall.registry.health",
                "dev.rollcall.registry.push",
                "dev.rollcall.registry.calling",
                "dev.rollcall.registry.http");
    }

    @Test
    void theHistoryKnowsTheRollAlone() {
        neverKnows(
                "history",
                "dev.rollcall.registry.health",
                "dev.rollcall.registry.push",
                "dev.rollcall.registry.calling",
                "dev.rollcall.registry.store",
                "dev.rollcall.registry.http");
    }

    @Test
    void theWebhookKnowsTheRollAlone() {
        neverKnows(
                "webhook",
                "dev.rollcall.registry.health",
                "dev.rollcall.registry.push",
                "dev.rollcall.registry.calling",
                "dev.rollcall.registry.store",
                "dev.rollcall.registry.http",
                "dev.rollcall.kit.http");
    }

    @Test
    void healthAndPushKnowTheRollAlone() {
        String[] others = {
            "dev.rollcall.registry.calling", "dev.rollcall.registry.http", "dev.rollcall.kit.http", "org.apache.hc.."
        };
        neverKnows("health", others);
        neverKnows("push", others);
        neverKnows("health", "dev.rollcall.registry.push");
        neverKnows("push", "dev.rollcall.registry.health");
    }

    @Test
    void nobodyKnowsTheEdge() {
        neverKnows("calling", "dev.rollcall.registry.http");
    }
}
