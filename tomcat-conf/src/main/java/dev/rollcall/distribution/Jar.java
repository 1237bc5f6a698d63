package dev.rollcall.distribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar that is shipped.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal
 * @param declared what its {@code pom.properties} say: itself, and what was merged into it
 * @param texts its licences and notices, by file name
 */
record Jar(String file, String sha256, List<Coordinates> declared, Map<String, String> texts) {
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final Pattern TEXT =
            Pattern.compile("(?:META-INF/)?((?:LICENSE|NOTICE|about)(?:\\.txt|\\.md|\\.html)?)");
    private static final Pattern POM = Pattern.compile("META-INF/maven/.*/pom\\.properties");

    /** Copies the collections. */
    Jar {
        declared = List.copyOf(declared);
        texts = Map.copyOf(texts);
    }

    /** Reads the bytes of a jar. */
    static Jar read(String file, byte[] bytes) throws IOException {
        List<Coordinates> declared = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Matcher text = TEXT.matcher(entry.getName());
                if (text.matches()) {
                    texts.put(text.group(1), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                } else if (POM.matcher(entry.getName()).matches()) {
                    declared.add(coordinates(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return new Jar(file, sha256(bytes), declared.stream().sorted().toList(), texts);
    }

    private static Coordinates coordinates(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return new Coordinates(
                properties.getProperty("groupId", ""),
                properties.getProperty("artifactId", ""),
                properties.getProperty("version", ""));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /** Returns its file name without version and ending. */
    String name() {
        Matcher matcher = VERSIONED.matcher(file);
        return matcher.matches() ? matcher.group(1) : file.replaceAll("\\.jar$", "");
    }

    /** Returns the version in its file name, or nothing. */
    String version() {
        Matcher matcher = VERSIONED.matcher(file);
        return matcher.matches() ? matcher.group(2) : "";
    }
}
