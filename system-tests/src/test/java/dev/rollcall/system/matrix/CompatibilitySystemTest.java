package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.Tomcat;
import org.junit.jupiter.api.Test;

/** Of the matrix, in every build, what no other test does; on versions that no other test puts together. */
class CompatibilitySystemTest {
    @Test
    void warsAtPathsOfSeveralLevelsThatStartSideBySideOnTheOlderTomcatAndTheNewerJdk() {
        new Arrangements(Tomcat.V10, 25).together().check();
    }
}
