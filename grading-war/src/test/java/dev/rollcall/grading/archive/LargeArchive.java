package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Manifest.Part;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the archive of a school of any size without a school: classes of 100 students and 100 pieces of work, so 10,000 results
 * each, and one change for each result.
 */
public final class LargeArchive {
    private static final int SIDE = 100;
    private static final int PIECE_BYTES = 3 << 16;
    private static final String NOTE = "{\"state\":\"graded\",\"score\":12.5}";
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    private final RowCodec codec = new RowCodec();
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    private LargeArchive(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Takes rows. */
    private interface Rows {
        void row(@Nullable Object... values) throws IOException;
    }

    /** Writes rows. */
    private interface Content {
        void write(Rows rows) throws IOException;
    }

    /**
     * Writes it.
     *
     * @param empty an archive of an empty grade book: the tables that are not filled here are as there
     */
    public static void write(Path file, Path empty, int classes) throws IOException {
        write(file, empty, classes, 0);
    }

    /**
     * Likewise, with something in it that takes room and cannot be packed: an archive of another system, as it is kept.
     *
     * @param pieces of 196,608 bytes, of which it has so many
     */
    public static void write(Path file, Path empty, int classes, int pieces) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            LargeArchive archive = new LargeArchive(zip);
            archive.school(classes);
            archive.classes(classes);
            archive.results(classes);
            archive.ballast(pieces);
            int schema = archive.others(empty);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT, schema, TIME, archive.parts, Map.of("person.number", SIDE * (long) classes + 1));
            zip.putNextEntry(new ZipEntry(Snapshot.MANIFEST));
            zip.write(ManifestCodec.write(manifest));
            zip.closeEntry();
        }
    }

    private void part(String table, String columns, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(table + ".ndjson"));
        PartWriter part = new PartWriter(zip);
        part.line(codec.write(Arrays.asList(columns.split(" "))));
        long[] count = {0};
        content.write(values -> {
            part.line(codec.write(Arrays.asList(values)));
            count[0]++;
        });
        parts.add(part.end(table, count[0]));
        zip.closeEntry();
    }

    /** Returns the version of the tables. */
    private int others(Path empty) throws IOException {
        try (Archive archive = Archive.open(empty)) {
            for (Part part : archive.manifest().parts()) {
                if (parts.stream().noneMatch(written -> written.table().equals(part.table()))) {
                    try (PartReader lines = archive.read(part)) {
                        String columns = String.valueOf(lines.next())
                                .replaceAll("[\\[\\]\"]", "")
                                .replace(',', ' ');
                        part(part.table(), columns, rows -> {});
                    }
                }
            }
            return archive.manifest().schema();
        }
    }

    private void school(int classes) throws IOException {
        part("course", "id title code version", rows -> rows.row("c", "Course", null, 1L));
        part("term", "id title begins ends closed version", rows -> rows.row("t", "Term", null, null, false, 1L));
        part("person", "id number given_name family_name username version", rows -> {
            for (long p = 0; p < (long) SIDE * classes; p++) {
                rows.row("p-" + p, p + 1, "Given" + p, "Family" + p, "user" + p, 1L);
            }
        });
        part("class_section", "id title course_id term_id scheme_id weighted shared version revision", rows -> {
            for (int c = 0; c < classes; c++) {
                rows.row("class-" + c, "Class", "c", "t", null, false, false, 1L, 20_000L);
            }
        });
    }

    private void classes(int classes) throws IOException {
        part("enrolment", "class_id person_id role begins ends version", rows -> {
            for (int c = 0; c < classes; c++) {
                for (int p = 0; p < SIDE; p++) {
                    rows.row("class-" + c, "p-" + (c * SIDE + p), "STUDENT", null, null, 1L);
                }
            }
        });
        part("line_item", "id class_id category_id title maximum assigned due extra_credit published version", rows -> {
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < SIDE; i++) {
                    rows.row(
                            "i-" + c + "-" + i,
                            "class-" + c,
                            null,
                            "Work " + i,
                            BigDecimal.valueOf(20),
                            null,
                            null,
                            false,
                            true,
                            1L);
                }
            }
        });
    }

    private void ballast(int pieces) throws IOException {
        part(
                "roster_import",
                "id made_by made_at made_on ends digest report batch undone taken_back kept",
                rows -> rows.row("r", "root", TIME, LocalDate.EPOCH, false, "digest", "{}", null, null, null, null));
        SplittableRandom chance = new SplittableRandom(1);
        byte[] piece = new byte[PIECE_BYTES];
        part("roster_piece", "import_id number content", rows -> {
            for (long i = 0; i < pieces; i++) {
                chance.nextBytes(piece);
                rows.row("r", i, Base64.getEncoder().encodeToString(piece));
            }
        });
    }

    private void results(int classes) throws IOException {
        part(
                "result",
                "item_id student_id class_id state score remark since version",
                rows -> cells(
                        classes,
                        (c, i, p, n) -> rows.row(
                                "i-" + c + "-" + i,
                                "p-" + p,
                                "class-" + c,
                                "GRADED",
                                new BigDecimal("12.5"),
                                null,
                                n,
                                n)));
        part(
                "change",
                "class_id number kind item_id person_id before after made_by made_at through reason batch",
                rows -> cells(
                        classes,
                        (c, i, p, n) -> rows.row(
                                "class-" + c,
                                n,
                                "RESULT",
                                "i-" + c + "-" + i,
                                "p-" + p,
                                null,
                                NOTE,
                                "anna",
                                TIME,
                                "api",
                                null,
                                null)));
    }

    /** Takes cells. */
    private interface Cells {
        void cell(int section, int item, long student, long number) throws IOException;
    }

    private static void cells(int classes, Cells cells) throws IOException {
        for (int c = 0; c < classes; c++) {
            long number = 0;
            for (int i = 0; i < SIDE; i++) {
                for (int p = 0; p < SIDE; p++) {
                    cells.cell(c, i, (long) c * SIDE + p, ++number);
                }
            }
        }
    }
}
