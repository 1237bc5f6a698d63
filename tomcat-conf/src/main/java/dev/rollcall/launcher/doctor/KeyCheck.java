package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.failure.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Do the Tomcats of a base hold the same key?
 *
 * @param files the key files of the Tomcats that were started at least once
 */
record KeyCheck(List<MasterKeyFile> files) implements Check {
    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Path first = null;
        byte[] expected = {};
        for (MasterKeyFile key : files) {
            try {
                Optional<byte[]> secret = key.read();
                if (secret.isEmpty()) {
                    continue;
                }
                if (first == null) {
                    first = key.file();
                    expected = secret.get();
                } else if (!Arrays.equals(expected, secret.get())) {
                    findings.add(Finding.wrong("The keys in " + first + " and " + key.file()
                            + " differ, so that these Tomcats refuse each other: stop Rollcall, and copy the right one"
                            + " over the other."));
                }
            } catch (FailureException e) {
                findings.add(Finding.wrong(String.valueOf(e.getMessage())));
            }
        }
        return findings;
    }
}
