package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Title;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V4: the students and grades of V1 become people and results of the class {@code tutorial}. Ids, order, scores, who gave them
 * and when stay as they were; a second grade of a title and type that a student had gets a number behind its title.
 */
final class TutorialMigration implements JavaMigration {
    private static final String PERSON = """
            insert into person (id, number, given_name, family_name, version)
            select cast(id as varchar(64)), id, given_name, family_name, 1 from student
            """;
    private static final String ENROLMENT = """
            insert into enrolment (class_id, person_id, role, version)
            select 'tutorial', cast(id as varchar(64)), 'STUDENT', 1 from student
            """;
    private static final String CATEGORY = """
            insert into category (id, class_id, title, weight, drop_lowest, version) values (?, 'tutorial', ?, 1, 0, 1)
            """;
    private static final String ITEM = """
            insert into line_item (id, class_id, category_id, title, maximum, extra_credit, published, version)
            values (?, 'tutorial', ?, ?, 100, false, true, 1)
            """;
    private static final String RESULT = """
            insert into result (item_id, student_id, class_id, state, score, since, version)
            select ?, cast(student_id as varchar(64)), 'tutorial', 'GRADED', score, ?, ? from grade where id = ?
            """;
    private static final String CHANGE = """
            insert into change (class_id, number, kind, item_id, person_id, after, made_by, made_at, through)
            select 'tutorial', ?, 'RESULT', ?, cast(student_id as varchar(64)), ?, added_by, added_at, 'migration'
            from grade where id = ?
            """;

    private final Map<String, String> categories = new HashMap<>();
    private final Map<Place, String> items = new HashMap<>();
    private long last = 1;

    /** What tells pieces of work apart. */
    private record Place(String category, String title) {}

    /** Which student has a grade in which piece of work. */
    private record Filled(long student, Place place) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4");
    }

    @Override
    public String getDescription() {
        return "the tutorial is a class";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        categories.clear();
        items.clear();
        last = 1;
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(PERSON);
            statement.executeUpdate(ENROLMENT);
            try (ResultSet grades =
                    statement.executeQuery("select id, student_id, title, type, score from grade order by id")) {
                carryOver(connection, grades);
            }
            statement.executeUpdate("update class_section set revision = " + last + " where id = 'tutorial'");
            try (ResultSet greatest = statement.executeQuery("select coalesce(max(number), 0) + 1 from person")) {
                greatest.next();
                long next = greatest.getLong(1);
                statement.execute("alter table person alter column number restart with " + next);
            }
        }
    }

    private void carryOver(Connection connection, ResultSet grades) throws SQLException {
        Set<Filled> filled = new HashSet<>();
        try (PreparedStatement result = connection.prepareStatement(RESULT);
                PreparedStatement change = connection.prepareStatement(CHANGE)) {
            while (grades.next()) {
                String category = category(connection, grades.getString("type"));
                Title title = new Title(grades.getString("title"));
                long student = grades.getLong("student_id");
                int n = 1;
                while (!filled.add(new Filled(
                        student, new Place(category, title.numbered(n).text())))) {
                    n++;
                }
                String item =
                        item(connection, new Place(category, title.numbered(n).text()));
                last++;
                insert(result, item, last, last, grades.getLong("id"));
                String mark = "{\"state\":\"graded\",\"score\":"
                        + grades.getBigDecimal("score").stripTrailingZeros().toPlainString() + "}";
                insert(change, last, item, mark, grades.getLong("id"));
            }
        }
    }

    private String category(Connection connection, String title) throws SQLException {
        String known = categories.get(title);
        if (known != null) {
            return known;
        }
        String id = "tutorial-type-" + (categories.size() + 1);
        try (PreparedStatement insert = connection.prepareStatement(CATEGORY)) {
            insert(insert, id, title);
        }
        categories.put(title, id);
        return id;
    }

    private String item(Connection connection, Place place) throws SQLException {
        String known = items.get(place);
        if (known != null) {
            return known;
        }
        String id = "tutorial-work-" + (items.size() + 1);
        try (PreparedStatement insert = connection.prepareStatement(ITEM)) {
            insert(insert, id, place.category(), place.title());
        }
        items.put(place, id);
        return id;
    }

    private static void insert(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
