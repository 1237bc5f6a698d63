package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A sound archive of a small school, and what can be made of it. */
record Forgery(Path archive, Path folder) {
    static Forgery in(Path folder) throws IOException {
        Path archive = folder.resolve("all.zip");
        Path own = Files.createDirectory(folder.resolve("forged"));
        try (GradeDatabase from = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), own);
                OutputStream out = Files.newOutputStream(archive)) {
            new FilledSchool(new SplittableRandom(2), 3, 3).enter(Schools.in(from), 1);
            Schools.archiver(from).backUp(out);
        }
        return new Forgery(archive, folder);
    }

    /** Writes the archive again with other entries. */
    Path with(UnaryOperator<Map<String, String>> change) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Path changed = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (Map.Entry<String, String> entry : change.apply(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return changed;
    }

    Path withManifest(String from, String to) throws IOException {
        return with(entries -> {
            String manifest = String.valueOf(entries.get("manifest.json"));
            assertTrue(manifest.contains(from), manifest);
            entries.put("manifest.json", manifest.replace(from, to));
            return entries;
        });
    }

    /** Another part that the manifest agrees with. */
    Path withPart(String table, UnaryOperator<String> change) throws IOException {
        return with(entries -> {
            String old = String.valueOf(entries.get(table + ".ndjson"));
            String part = change.apply(old);
            assertTrue(!part.equals(old), "the change changes something");
            entries.put(table + ".ndjson", part);
            entries.put(
                    "manifest.json",
                    String.valueOf(entries.get("manifest.json")).replace(claim(table, old), claim(table, part)));
            return entries;
        });
    }

    static String claim(String table, String part) {
        try {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "{\"table\":\"" + table + "\",\"rows\":" + (part.lines().count() - 1) + ",\"bytes\":" + bytes.length
                    + ",\"sha256\":\"" + HexFormat.of().formatHex(digest) + "\"}";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** An archive that names a table more. */
    Path withAnotherTable() throws IOException {
        return with(entries -> {
            entries.put("pets.ndjson", "[\"id\"]\n");
            entries.put(
                    "manifest.json",
                    String.valueOf(entries.get("manifest.json"))
                            .replace("\"parts\":[", "\"parts\":[" + claim("pets", "[\"id\"]\n") + ","));
            return entries;
        });
    }

    /** One that lacks a table. */
    Path withoutATable() throws IOException {
        return with(entries -> {
            String answered = String.valueOf(entries.remove("answered.ndjson"));
            entries.put(
                    "manifest.json",
                    String.valueOf(entries.get("manifest.json")).replace(claim("answered", answered) + ",", ""));
            return entries;
        });
    }
}
