package dev.rollcall.grading.oneroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.oneroster.RosterRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that nobody should send. */
class RosterArchiveTest {
    private static final String MANIFEST = "propertyName,value\noneroster.version,1.2\n";

    private static RosterRefusedException refused(byte[] archive) {
        return refused(archive, RosterLimits.DEFAULT);
    }

    private static RosterRefusedException refused(byte[] archive, RosterLimits limits) {
        return assertThrows(RosterRefusedException.class, () -> {
            RosterArchive opened = new RosterArchive(archive, limits);
            for (Part part : Part.values()) {
                opened.each(part, row -> {});
            }
        });
    }

    private static Reason reason(Map<String, String> entries) {
        return refused(RosterFiles.zip(entries)).reason();
    }

    @Test
    void isReadByTheNamesOfColumnsWhereverTheyAre() {
        byte[] archive = RosterFiles.of("1.1")
                .bulk("users", "familyName,metadata.x,sourcedId,username,givenName", "B,?,7,a,A")
                .zip();
        List<String> found = new ArrayList<>();

        RosterArchive opened = new RosterArchive(archive, RosterLimits.DEFAULT);
        opened.each(Part.USERS, row -> found.add(row.get("sourcedId") + row.get("familyName") + row.get("email")));
        opened.each(Part.RESULTS, row -> found.add("none is there"));

        assertEquals(List.of("7B"), found);
        assertEquals("1.1", opened.version());
    }

    @Test
    void namesOfColumnsKnowCapitals() {
        RosterRefusedException refused = refused(RosterFiles.of("1.2")
                .bulk("users", "sourcedId,Username,givenName,familyName")
                .zip());

        assertEquals(Reason.COLUMNS, refused.reason());
        assertEquals("users.csv has no column username.", refused.sentence());
    }

    @Test
    void aColumnIsThereOnce() {
        assertEquals(
                Reason.COLUMNS,
                refused(RosterFiles.of("1.2")
                                .bulk("users", "sourcedId,username,givenName,familyName,username")
                                .zip())
                        .reason());
    }

    @Test
    void whatIsNoZipIsRefused() {
        byte[] sound = RosterFiles.small().zip();
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);

        for (byte[] bytes : List.of(
                new byte[0], "PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII), noise, Arrays.copyOf(sound, 700))) {
            assertEquals(Reason.NO_ARCHIVE, refused(bytes).reason());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "data/users.csv",
                "..\\x.csv",
                ".hidden",
                "__MACOSX/../x",
                "./x",
                "a//x",
                "c:\\x"
            })
    void namesThatLeadElsewhereAreRefused(String name) {
        Map<String, String> entries = new LinkedHashMap<>(Map.of("manifest.csv", MANIFEST));
        entries.put(name, "x");

        assertEquals(Reason.PATHS, reason(entries));
    }

    private static RosterArchive packed(String... names) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String name : names) {
            entries.put(name, name.endsWith("manifest.csv") && !name.contains("/._") ? MANIFEST : "");
        }
        return new RosterArchive(RosterFiles.zip(entries), RosterLimits.DEFAULT);
    }

    @Test
    void whatMacOsAddsIsNoFileOfTheArchive() {
        assertEquals(
                "1.2",
                packed(".DS_Store", "manifest.csv", "__MACOSX/", "__MACOSX/._manifest.csv")
                        .version());
    }

    @Test
    void aFolderThatIsPackedIsRead() {
        String users = "sourcedId,username,givenName,familyName\n1,a,A,B\n";
        byte[] archive = RosterFiles.zip(Map.of(
                "school/manifest.csv",
                MANIFEST + "file.users,bulk\n",
                "school/users.csv",
                users,
                "school/.DS_Store",
                "x",
                "__MACOSX/school/._users.csv",
                "x"));
        List<String> found = new ArrayList<>();

        new RosterArchive(archive, RosterLimits.DEFAULT).each(Part.USERS, row -> found.add(row.get("username")));

        assertEquals(List.of("a"), found);
        assertEquals("1.2", packed("school/", "school/manifest.csv").version());
    }

    @Test
    void filesInSeveralFoldersAreRefusedWithWhatToDo() {
        for (String other : List.of("users.csv", "other/users.csv", "school/more/users.csv", "school/.users.csv")) {
            RosterRefusedException refused =
                    refused(RosterFiles.zip(Map.of("school/manifest.csv", MANIFEST, other, "x")));

            assertEquals(Reason.PATHS, refused.reason());
            assertEquals(
                    "The archive must have its files beside one another, or all in one folder.", refused.sentence());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "propertyName;value\noneroster.version;1.2\n",
                "propertyName\tvalue\noneroster.version\t1.2\n",
                "\"propertyName\";\"value\"\n\"oneroster.version\";\"1.2\"\n"
            })
    void whatHasNoCommasBetweenItsFieldsIsToldSo(String manifest) {
        RosterRefusedException refused = refused(RosterFiles.zip(Map.of("manifest.csv", manifest)));

        assertEquals(Reason.DELIMITER, refused.reason());
        assertEquals("manifest.csv must have commas between its fields.", refused.sentence());
    }

    @Test
    void aFileWithSemicolonsInAnArchiveWithCommasIsToldSo() {
        RosterRefusedException refused = refused(RosterFiles.of("1.2")
                .bulk("users", "sourcedId;username;givenName;familyName", "1;a;A;B")
                .zip());

        assertEquals("users.csv must have commas between its fields.", refused.sentence());
    }

    @Test
    void aBombIsNotUnpacked() {
        String zeros = "0".repeat(5_000_000);
        byte[] archive = RosterFiles.zip(Map.of("manifest.csv", MANIFEST, "users.csv", zeros));

        assertTrue(archive.length < 10_000);
        assertEquals(
                Reason.SIZE,
                refused(archive, new RosterLimits(64, 1_000_000, 1_000)).reason());
    }

    @Test
    void filesAndLinesAreCounted() {
        Map<String, String> many = new LinkedHashMap<>(Map.of("manifest.csv", MANIFEST));
        for (int i = 0; i < 64; i++) {
            many.put(i + ".csv", "");
        }
        assertEquals(Reason.SIZE, reason(many));
        assertEquals(
                Reason.SIZE,
                refused(RosterFiles.small().zip(), new RosterLimits(64, 1_000_000, 2))
                        .reason());
    }

    @Test
    void whatTheManifestMustSayIsAskedFor() {
        assertEquals(Reason.MANIFEST, reason(Map.of("users.csv", "x")));
        assertEquals(Reason.MANIFEST, reason(Map.of("manifest.csv", "propertyName,value\n")));
        assertEquals(Reason.MANIFEST, reason(Map.of("manifest.csv", MANIFEST + "file.users,some\n")));
        assertEquals(Reason.VERSION, reason(Map.of("manifest.csv", "oneroster.version,1.0\n")));
        assertEquals(Reason.FILE_MISSING, reason(Map.of("manifest.csv", MANIFEST + "file.users,bulk\n")));
    }

    @Test
    void whatItDoesNotListIsNotRead() {
        byte[] archive = RosterFiles.zip(Map.of("manifest.csv", MANIFEST, "users.csv", "\"", "readme.txt", "hello"));

        new RosterArchive(archive, RosterLimits.DEFAULT).each(Part.USERS, row -> {
            throw new AssertionError("was read");
        });
    }

    @Test
    void anotherEncodingIsRefused() {
        byte[] archive = RosterFiles.zip(Map.of(
                "manifest.csv",
                MANIFEST + "file.users,bulk\n",
                "users.csv",
                "sourcedId,username,givenName,familyName\n1,a,B\u00e4,C\n"));
        byte[] latin = RosterFiles.latin("users.csv", "sourcedId,username,givenName,familyName\n1,a,B\u00e4,C\n");

        new RosterArchive(archive, RosterLimits.DEFAULT).each(Part.USERS, row -> {});
        assertEquals(Reason.ENCODING, refused(latin).reason());
    }
}
