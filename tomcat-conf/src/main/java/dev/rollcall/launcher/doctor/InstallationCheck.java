package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.War;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Is every file of the distribution there, and as it was shipped, according to its {@code SHA256SUMS}? */
record InstallationCheck(Installation installation) implements Check {
    private static final String SUMS = "SHA256SUMS";
    private static final String AGAIN = ": unpack the distribution again.";
    private static final int SHOWN = 3;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<String> parts = Stream.concat(
                        War.all().stream().map(war -> "webapps/" + war.file()),
                        Stream.of(
                                "tomcat/lib/catalina.jar",
                                "tomcat/bin/bootstrap.jar",
                                "template/conf/server.xml",
                                "template/lib/rollcall-juli.jar"))
                .filter(part -> !Files.isReadable(installation.home().resolve(part)))
                .toList();
        if (!parts.isEmpty()) {
            return List.of(Finding.wrong("The installation " + installation.home() + " is not complete, " + some(parts)
                    + (parts.size() == 1 ? " is" : " are") + " missing" + AGAIN));
        }
        Path sums = installation.home().resolve(SUMS);
        if (!Files.isReadable(sums)) {
            findings.add(Finding.warning(
                    sums + " is missing, so nobody can tell whether the installation is as it was shipped."));
            return findings;
        }
        List<String> changed = changed(sums);
        if (!changed.isEmpty()) {
            findings.add(Finding.wrong("In the installation " + installation.home() + ", " + some(changed) + " differ"
                    + (changed.size() == 1 ? "s" : "") + " from what was shipped" + AGAIN));
        }
        return findings;
    }

    private List<String> changed(Path sums) {
        try {
            List<String> changed = new ArrayList<>();
            for (String line : Files.readAllLines(sums)) {
                String[] parts = line.split(" {2}", 2);
                if (parts.length == 2
                        && !parts[0].equals(sum(installation.home().resolve(parts[1])))) {
                    changed.add(parts[1]);
                }
            }
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(sums + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String sum(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static String some(List<String> names) {
        int more = names.size() - SHOWN;
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
