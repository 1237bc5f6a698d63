package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Skips;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tar.gz, unpacked and used by somebody who may do nothing else: root gives its rights away, others are themselves. */
@Execution(ExecutionMode.CONCURRENT)
class ArchiveIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("rollcall.distribution"));
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    private final boolean root = "root".equals(System.getProperty("user.name"));
    private Path directory;
    private Path base;

    @BeforeEach
    void makeAnEmptyDirectory() throws Exception {
        directory = Files.createTempDirectory("rollcall-archive");
        base = directory.resolve("base");
        if (root) {
            if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
                Skips.because("root needs setpriv to become somebody else");
            }
            assertEquals(
                    0,
                    process(List.of("chown", "65534:65534", directory.toString()))
                            .status());
        }
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (Files.exists(base)) {
            rollcall("stop");
        }
        process(List.of("rm", "-rf", directory.toString()));
    }

    @Test
    void strangersUseIt() throws Exception {
        String archive = DISTRIBUTION + ".tar.gz";
        said(0, somebody("tar", "-xzf", archive, "-C", directory.toString()));
        int port = Ports.free();
        String offset = Integer.toString(port - 8080);

        assertTrue(rollcall("doctor", "--port-offset", offset).text().contains("Nothing is wrong."));
        assertTrue(Files.notExists(base), "the doctor changes nothing");

        Said started = rollcall("start", "--port-offset", offset);
        assertEquals(0, started.status(), started.text());
        assertTrue(started.text().contains("Rollcall is ready: http://localhost:" + port + "/"), started.text());
        assertEquals(0, rollcall("status").status());
        Said doctor = rollcall("doctor");
        assertEquals(0, doctor.status(), doctor.text());
        assertTrue(doctor.text().contains("accepts our key."), doctor.text());
        assertEquals(expectedModes(), modes());

        Said stopped = rollcall("stop");
        assertEquals(0, stopped.status(), stopped.text());
        assertEquals(3, rollcall("status").status());
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
        theDoctorNamesWhatTheyMayNot("data/grading", "000", "is yours and cannot be looked into");
        theDoctorNamesWhatTheyMayNot("lib", "500", "is yours and cannot be written");
        if (root) {
            process(List.of("chown", "-R", "0", base.resolve("conf").toString()));
            Said foreign = rollcall("status");
            assertEquals(1, foreign.status(), foreign.text());
            assertTrue(foreign.text().contains(base.resolve("conf") + " belongs to root"), foreign.text());
        }
    }

    private void theDoctorNamesWhatTheyMayNot(String directory, String mode, String words) throws Exception {
        String path = base.resolve(directory).toString();
        said(0, somebody("chmod", mode, path));
        Said doctor = rollcall("doctor");
        said(0, somebody("chmod", "700", path));

        assertEquals(1, doctor.status(), doctor.text());
        assertTrue(doctor.text().contains(path + " " + words), doctor.text());
    }

    private static Map<String, String> expectedModes() {
        Map<String, String> modes = new TreeMap<>();
        for (String directory : List.of("", "conf", "lib", "logs", "temp", "webapps", "data")) {
            modes.put(directory, "rwx------");
        }
        modes.put("data/master.key", "rw-------");
        modes.put("conf/tomcat-users.xml", "rw-------");
        return modes;
    }

    private Map<String, String> modes() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        for (String file : expectedModes().keySet()) {
            modes.put(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve(file))));
        }
        return modes;
    }

    /** What a command said, and its exit status. */
    private record Said(int status, String text) {}

    private Said rollcall(String... arguments) throws Exception {
        String home =
                directory.resolve(String.valueOf(DISTRIBUTION.getFileName())).toString();
        List<String> command = new ArrayList<>(List.of(home + "/bin/rollcall"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--base", base.toString()));
        return process(somebody(command.toArray(String[]::new)));
    }

    private List<String> somebody(String... command) {
        List<String> all = new ArrayList<>(root ? NOBODY : List.of());
        all.addAll(List.of(command));
        return all;
    }

    private void said(int status, List<String> command) throws Exception {
        Said said = process(command);
        assertEquals(status, said.status(), said.text());
    }

    private Said process(List<String> command) throws Exception {
        Path output = Files.createTempFile("rollcall", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().remove("ROLLCALL_SKIPS"); // the build's, of which doctor would warn
            Process process = builder.start();
            process.getOutputStream().close();
            return new Said(process.waitFor(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
