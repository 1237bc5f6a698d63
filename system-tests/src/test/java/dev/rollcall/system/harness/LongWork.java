package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Work of an empty grade book that takes seconds, asked for by somebody who does not wait for it. */
public final class LongWork {
    private static final String ZIP = "application/zip";
    private static final String IMPORTS = "oneroster/imports";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Nobody reads these rows: they are of no page. */
    private static final int ROWS = 80_000;

    private static final int STUDENTS = 30_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI gradeBook;
    private final Keys keys;

    /** Takes a distribution that runs, without demo data. */
    public LongWork(Distribution rollcall) {
        gradeBook = rollcall.address().resolve("/grading/api/v1/");
        keys = Keys.in(rollcall.directory().resolve("data"));
    }

    /** Begins to restore a large archive into the grade book. */
    public void restore() throws IOException {
        HttpResponse<byte[]> empty = send("GET", "archive", "", new byte[0]);
        begun(send("PUT", "archive", ZIP, filled(empty.body())));
    }

    /** Waits until it has. */
    public void awaitRestored() {
        Eventually.isTrue(
                LIMIT, "it is restored", () -> get("archive/restoration").containsKey("rows"));
    }

    /** Begins to look at an archive of a school with very many students; returns the id of the import. */
    public String look() throws IOException {
        StringBuilder users = new StringBuilder("sourcedId,enabledUser,username,givenName,familyName\r\n");
        for (int p = 0; p < STUDENTS; p++) {
            users.append('u')
                    .append(p)
                    .append(",true,student")
                    .append(p)
                    .append(",Given,Student ")
                    .append(p)
                    .append("\r\n");
        }
        return look(zip(Map.of(
                "manifest.csv",
                bytes("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\nfile.users,bulk\r\n"),
                "users.csv",
                bytes(users.toString()))));
    }

    /** Begins to look at an archive; returns the id of the import. */
    public String look(byte[] archive) {
        return begun(send("POST", IMPORTS, ZIP, archive)).getString("id");
    }

    /** Begins to do what was shown of an import, once it is. */
    public void apply(String id) {
        awaitEnd(id);
        begun(send("POST", IMPORTS + "/" + id + "/application", "application/json", bytes("{}")));
    }

    /** Waits until work on an import has ended. */
    public void awaitEnd(String id) {
        Eventually.isTrue(LIMIT, "it ends", () -> {
            JsonObject one = get(IMPORTS + "/" + id);
            return !one.containsKey("job")
                    || !one.getJsonObject("job").getString("state").equals("running");
        });
    }

    private static JsonObject begun(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + text(answer.body()));
        }
        return json(answer.body());
    }

    private JsonObject get(String path) {
        return json(send("GET", path, "", new byte[0]).body());
    }

    private HttpResponse<byte[]> send(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gradeBook.resolve(path))
                .header("Authorization", keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "root", "admin"))
                .header("Prefer", "respond-async")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            return client.send(
                    (type.isEmpty() ? request : request.header("Content-Type", type)).build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns an archive of the same grade book with many names that another system has for things. */
    private static byte[] filled(byte[] empty) throws IOException {
        StringBuilder rows = new StringBuilder("[\"kind\",\"source\",\"id\"]\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("[\"PERSON\",\"source-")
                    .append(i)
                    .append("\",\"person-")
                    .append(i)
                    .append("\"]\n");
        }
        byte[] part = bytes(rows.toString());
        Map<String, byte[]> entries = unzip(empty);
        entries.put("source_id.ndjson", part);
        JsonObject manifest = json(entries.remove("manifest.json"));
        JsonArrayBuilder parts = Json.createArrayBuilder();
        for (JsonObject one : manifest.getJsonArray("parts").getValuesAs(JsonObject.class)) {
            boolean changed = one.getString("table").equals("source_id");
            parts.add(changed ? claim(part) : Json.createObjectBuilder(one));
        }
        entries.put(
                "manifest.json",
                bytes(Json.createObjectBuilder(manifest)
                        .add("parts", parts)
                        .build()
                        .toString()));
        return zip(entries);
    }

    private static JsonObjectBuilder claim(byte[] part) {
        try {
            return Json.createObjectBuilder()
                    .add("table", "source_id")
                    .add("rows", ROWS)
                    .add("bytes", part.length)
                    .add(
                            "sha256",
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(part)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static JsonObject json(byte[] body) {
        try (JsonReader reader = Json.createReader(new StringReader(text(body)))) {
            return reader.readObject();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
