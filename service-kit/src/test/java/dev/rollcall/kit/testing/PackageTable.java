package dev.rollcall.kit.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of packages in {@code docs/architecture.md}, as far as it is about one module, beside the classes of that module. */
final class PackageTable {

    private static final String ROOT = "the root";
    private static final String ALL = "all";
    private static final Pattern ROW = Pattern.compile("\\| *(.*?) *\\| *(.*?) *\\| *(.*?) *\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** What a cell says beside the names: which classes there are, and what is below a package. */
    private static final Pattern REMARK = Pattern.compile("[:;(].*|, made from.*");

    private final List<Row> rows;
    private final JavaClasses classes;
    private final String root;
    private final boolean rootIsShared;

    private record Row(String what, String uses) {

        boolean isOfRoot() {
            return what.startsWith(ROOT);
        }

        Set<String> packages() {
            return names(what);
        }
    }

    /** Reads the rows of the module in whose directory the tests run. */
    PackageTable(String root, JavaClasses classes) {
        String module = Path.of("").toAbsolutePath().getFileName().toString();
        this.root = root;
        this.classes = classes;
        List<Row> all = rows(module);
        this.rows = all.stream().filter(row -> !row.isOfRoot()).toList();
        this.rootIsShared =
                all.stream().anyMatch(row -> row.isOfRoot() && row.uses().contains("all may use it"));
    }

    private static List<Row> rows(String module) {
        try {
            String table = Files.readString(Path.of("../docs/architecture.md"))
                    .split("\\| module \\| package \\| uses \\|\n.*\n", 2)[1]
                    .split("\n\n", 2)[0];
            List<Row> rows = new ArrayList<>();
            String current = "";
            for (Matcher row = ROW.matcher(table); row.find(); ) {
                current = row.group(1).isEmpty() ? current : row.group(1);
                if (current.equals(module)) {
                    rows.add(new Row(row.group(2), row.group(3)));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(REMARK.matcher(cell).replaceFirst(""))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the packages it has, one a line. */
    String packages() {
        return lines(rows.stream().flatMap(row -> row.packages().stream()).collect(Collectors.toSet()));
    }

    /** Returns the packages there are, one a line. */
    String packagesOfClasses() {
        return lines(classes.stream()
                .map(this::packageOf)
                .filter(name -> !name.equals(ROOT))
                .collect(Collectors.toSet()));
    }

    /** Returns what each row has, one a line. */
    String uses() {
        return rows.stream().map(row -> row.packages() + " use " + row.uses()).collect(Collectors.joining("\n"));
    }

    /** Returns what the classes of each row use, in the words of the row where those are true. */
    String usesOfClasses() {
        return rows.stream().map(row -> row.packages() + " use " + used(row)).collect(Collectors.joining("\n"));
    }

    private String used(Row row) {
        Set<String> used = row.packages().stream().flatMap(this::usedBy).collect(Collectors.toCollection(TreeSet::new));
        Set<String> said = names(row.uses());
        boolean holds = row.uses().startsWith(ALL)
                ? used.stream().noneMatch(other -> said.contains(other) || other.equals(ROOT))
                : used.equals(said);
        return holds ? row.uses() : String.join(", ", used);
    }

    private Stream<String> usedBy(String name) {
        return classes.stream()
                .filter(type -> packageOf(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(type -> type.getPackageName().equals(root)
                        || type.getPackageName().startsWith(root + "."))
                .map(this::packageOf)
                .filter(other -> !other.equals(name) && !(rootIsShared && other.equals(ROOT)));
    }

    /** The first name below the root. */
    private String packageOf(JavaClass type) {
        Matcher below = Pattern.compile(Pattern.quote(root) + "\\.(\\w+).*").matcher(type.getPackageName());
        return below.matches() ? below.group(1) : ROOT;
    }

    private static String lines(Set<String> names) {
        return String.join("\n", new TreeSet<>(names));
    }
}
