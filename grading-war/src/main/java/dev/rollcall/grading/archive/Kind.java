package dev.rollcall.grading.archive;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the values of a column are, whatever a database calls it. */
enum Kind {
    /** {@link String}. */
    TEXT(Types.VARCHAR, ResultSet::getString),
    /** {@link Long}. */
    WHOLE(Types.BIGINT, ResultSet::getLong),
    /** {@link BigDecimal}. */
    DECIMAL(Types.NUMERIC, ResultSet::getBigDecimal),
    /** {@link Boolean}. */
    FLAG(Types.BOOLEAN, ResultSet::getBoolean),
    /** {@link LocalDate}. */
    DAY(Types.DATE, (row, column) -> row.getObject(column, LocalDate.class)),
    /** {@link Instant}. */
    MOMENT(Types.TIMESTAMP_WITH_TIMEZONE, Kind::moment);

    private interface Getter {
        @Nullable
        Object get(ResultSet row, int column) throws SQLException;
    }

    private final int type;

    @SuppressWarnings("ImmutableEnumChecker") // what reads holds nothing
    private final Getter getter;

    Kind(int type, Getter getter) {
        this.type = type;
        this.getter = getter;
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /**
     * Returns the kind of a JDBC type, as either database reports it.
     *
     * @throws IllegalStateException if none is known
     */
    static Kind of(int type) {
        return switch (type) {
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.BOOLEAN, Types.BIT -> FLAG;
            case Types.DATE -> DAY;
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> MOMENT;
            default -> throw new IllegalStateException("no kind for the JDBC type " + type);
        };
    }

    /** Returns a value of a row; null if there is none. */
    @Nullable
    Object get(ResultSet row, int column) throws SQLException {
        Object value = getter.get(row, column);
        return row.wasNull() ? null : value;
    }

    /** Sets a parameter. */
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, type);
        } else {
            statement.setObject(index, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
