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
    TEXT(Types.VARCHAR) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    /** {@link Long}. */
    WHOLE(Types.BIGINT) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        }
    },
    /** {@link BigDecimal}. */
    DECIMAL(Types.NUMERIC) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }
    },
    /** {@link Boolean}. */
    FLAG(Types.BOOLEAN) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value;
        }
    },
    /** {@link LocalDate}. */
    DAY(Types.DATE) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }
    },
    /** {@link Instant}. */
    MOMENT(Types.TIMESTAMP_WITH_TIMEZONE) {
        @Override
        @Nullable
        Object get(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        @Override
        void set(PreparedStatement statement, int index, Object value) throws SQLException {
            statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
        }
    };

    private final int type;

    Kind(int type) {
        this.type = type;
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
    abstract @Nullable Object get(ResultSet row, int column) throws SQLException;

    /** Sets a parameter. */
    void set(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }

    final void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, type);
        } else {
            set(statement, index, value);
        }
    }
}
