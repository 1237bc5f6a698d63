package dev.rollcall.grading.oneroster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives for tests. Immutable; every method returns a changed copy. */
public final class RosterFiles {
    private final String version;
    private final Map<String, String> kinds;
    private final Map<String, String> files;

    private RosterFiles(String version, Map<String, String> kinds, Map<String, String> files) {
        this.version = version;
        this.kinds = kinds;
        this.files = files;
    }

    /** Returns an archive without files. */
    public static RosterFiles of(String version) {
        return new RosterFiles(version, Map.of(), Map.of());
    }

    /** Returns a class {@code algebra} with a teacher and two students, in version 1.2; one sourcedId cannot be an id here. */
    public static RosterFiles small() {
        return of("1.2")
                .bulk(
                        "academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        "y26,,,2026/27,schoolYear,2026-09-01,2027-07-01,,2027")
                .bulk(
                        "orgs",
                        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
                        "o,,,O,school,,")
                .bulk(
                        "courses",
                        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,orgSourcedId",
                        "maths,,,,Maths,M1,o")
                .bulk(
                        "classes",
                        "sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "algebra,,,Algebra,maths,scheduled,o,y26")
                .bulk(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email",
                        "anna,,,true,anna,Anna,Teacher,anna@school.example",
                        "ben/1@school,,,true,ben,Ben,Example,",
                        "cleo,,,true,cleo,Cleo,Example,",
                        "mum,,,true,mum,Mia,Example,")
                .bulk(
                        "roles",
                        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId",
                        "r1,,,anna,primary,teacher,o",
                        "r2,,,ben/1@school,primary,student,o",
                        "r3,,,cleo,primary,student,o",
                        "r4,,,mum,primary,parent,o")
                .bulk(
                        "enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role",
                        "e1,,,algebra,o,anna,teacher",
                        "e2,,,algebra,o,ben/1@school,student",
                        "e3,,,algebra,o,cleo,student");
    }

    /** Returns one with work and results of {@link #small}. */
    public static RosterFiles graded() {
        return small().bulk("categories", "sourcedId,status,dateLastModified,title,weight", "quizzes,,,Quizzes,40")
                .bulk(
                        "lineItems",
                        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
                                + "categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
                        "quiz,,,Quiz 1,,2026-10-01,2026-10-08,algebra,quizzes,y26,0,20,o")
                .bulk(
                        "results",
                        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
                                + "comment,textScore,classSourcedId,inProgress,incomplete,late,missing",
                        "q_b,,,quiz,ben/1@school,fully graded,17.5,2026-10-09,neat,,,false,false,false,false",
                        "q_c,,,quiz,cleo,exempt,,2026-10-09,,,,,,,");
    }

    /** Returns an archive of version 1.1 with a student and somebody who is none. */
    public static RosterFiles old() {
        return of("1.1")
                .bulk(
                        "academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        "y26,,,2026/27,term,2026-09-01,2027-07-01,,2027")
                .bulk("courses", "sourcedId,status,dateLastModified,schoolYearSourcedId,title", "maths,,,,Maths")
                .bulk(
                        "classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                                + "schoolSourcedId,termSourcedIds",
                        "algebra,,,Algebra,,maths,,scheduled,,o,\"y26,y26-2\"")
                .bulk(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
                                + "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
                        "cleo,,,true,o,student,cleo,,Cleo,Example,,,,,,,,",
                        "mum,,,true,o,parent,mum,,Mia,Example,,,,,,,,")
                .bulk(
                        "enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
                                + "beginDate,endDate",
                        "e3,,,algebra,o,cleo,student,,2026-09-01,")
                .bulk("categories", "sourcedId,status,dateLastModified,title", "quizzes,,,Quizzes")
                .bulk(
                        "lineItems",
                        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
                                + "categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
                        "quiz,,,Quiz 1,,2026-10-01T00:00:00.000Z,2026-10-08,algebra,quizzes,y26,0,20.0")
                .bulk(
                        "results",
                        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
                                + "comment",
                        "r,,,quiz,cleo,fully graded,18.0,2026-10-09,");
    }

    /** Returns one with a file of everything, in the place of one of the same name. */
    public RosterFiles bulk(String file, String... lines) {
        return with(file, "bulk", lines);
    }

    /** Returns one with a file of what has changed. */
    public RosterFiles delta(String file, String... lines) {
        return with(file, "delta", lines);
    }

    private RosterFiles with(String file, String kind, String... lines) {
        Map<String, String> moreKinds = new LinkedHashMap<>(kinds);
        Map<String, String> more = new LinkedHashMap<>(files);
        moreKinds.put(file, kind);
        more.put(file + ".csv", String.join("\r\n", lines) + "\r\n");
        return new RosterFiles(version, moreKinds, more);
    }

    /** Returns one in which a text of a file is another. */
    public RosterFiles replace(String file, String text, String other) {
        Map<String, String> more = new LinkedHashMap<>(files);
        String before = more.getOrDefault(file + ".csv", "");
        if (!before.contains(text)) {
            throw new IllegalArgumentException(text + " is not in " + file);
        }
        more.put(file + ".csv", before.replace(text, other));
        return new RosterFiles(version, kinds, more);
    }

    private String manifest() {
        StringBuilder manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,")
                .append(version)
                .append("\r\n");
        kinds.forEach((file, kind) ->
                manifest.append("file.").append(file).append(',').append(kind).append("\r\n"));
        return manifest.toString();
    }

    /** Returns the archive; the manifest is its last entry. */
    public byte[] zip() {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put("manifest.csv", manifest());
        return zip(all);
    }

    static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns an archive with one file in ISO 8859-1. */
    static byte[] latin(String file, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.csv"));
            String kind = "oneroster.version,1.2\nfile." + file.replace(".csv", "") + ",bulk\n";
            zip.write(kind.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(file));
            zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the files of an archive by their names. */
    public static Map<String, String> unzip(byte[] archive) {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
