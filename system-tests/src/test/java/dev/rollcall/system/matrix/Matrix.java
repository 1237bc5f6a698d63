package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.Circumstances;
import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every row, prints the page and writes it to {@code target/matrix.md}; when all rows were asked for also to where {@code
 * -Drollcall.matrix.report} says. Exits with 1 if a row fails. The argument is a part of the names of the rows, or {@code all}.
 */
final class Matrix {
    private Matrix() {}

    public static void main(String... arguments) throws IOException {
        String part = arguments[0];
        boolean all = part.equals("all");
        List<Row<?>> rows = Rows.all().stream()
                .filter(row -> all || row.what().contains(part))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "no row of " + Rows.all().stream().map(Row::what).toList() + " has " + part);
        }
        List<Result> results = new ArrayList<>();
        for (Row<?> row : rows) {
            System.out.println(row.what() + ", " + row.asked());
            Result result = row.result();
            System.out.println("  " + result.outcome() + " " + result.took());
            results.add(result);
        }
        String page = CompatibilityPage.of(Circumstances.describe(), results);
        Files.writeString(Installation.target("matrix.md"), page);
        if (all) {
            Files.writeString(Path.of(System.getProperty("rollcall.matrix.report")), page);
        }
        System.out.println("\n" + page);
        System.exit(results.stream().allMatch(Result::good) ? 0 : 1);
    }
}
