package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.base.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationCheckTest {
    private static final String SUM_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path home;

    @BeforeEach
    void makeEveryPart() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String part : List.of(
                "bin/rollcall",
                "webapps/registry.war",
                "webapps/log.war",
                "webapps/grading.war",
                "webapps/portal.war",
                "tomcat/lib/catalina.jar",
                "tomcat/bin/bootstrap.jar",
                "template/conf/server.xml",
                "template/lib/rollcall-juli.jar")) {
            Files.createDirectories(home.resolve(part).getParent());
            Files.createFile(home.resolve(part));
            sums.append(SUM_OF_NOTHING).append("  ").append(part).append('\n');
        }
        Files.writeString(home.resolve("SHA256SUMS"), sums);
    }

    @Test
    void nothingIsSaidOfOneThatIsAsItWasShipped() {
        assertEquals(List.of(), findings());
    }

    @Test
    void fileThatDiffersFromWhatWasShippedIsNamed() throws IOException {
        Files.writeString(home.resolve("bin/rollcall"), "#!/bin/sh\n");

        assertEquals(
                List.of(Finding.wrong("In the installation " + home + ", bin/rollcall differs from what was shipped:"
                        + " unpack the distribution again.")),
                findings());
    }

    @Test
    void filesThatAreGoneOrDifferAreCounted() throws IOException {
        Files.delete(home.resolve("bin/rollcall"));
        Files.writeString(home.resolve("webapps/log.war"), "x");

        assertEquals(
                List.of(Finding.wrong("In the installation " + home + ", bin/rollcall, webapps/log.war differ from what"
                        + " was shipped: unpack the distribution again.")),
                findings());
    }

    @Test
    void withoutSumsNobodyCanTell() throws IOException {
        Files.delete(home.resolve("SHA256SUMS"));

        assertEquals(
                List.of(Finding.warning(home.resolve("SHA256SUMS") + " is missing, so nobody can tell whether the"
                        + " installation is as it was shipped.")),
                findings());
    }

    private List<Finding> findings() {
        return new InstallationCheck(new Installation(home)).findings();
    }
}
