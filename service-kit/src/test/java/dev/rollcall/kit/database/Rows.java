package dev.rollcall.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One table of numbers, each row added by a transaction of its own. */
final class Rows {
    private Rows() {}

    static void create(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table numbers (id int primary key)");
        }
    }

    static void add(DataSource source, int number) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into numbers values (?)")) {
            insert.setInt(1, number);
            insert.executeUpdate();
        }
    }

    static List<Integer> all(DataSource source) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from numbers order by id")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }
}
