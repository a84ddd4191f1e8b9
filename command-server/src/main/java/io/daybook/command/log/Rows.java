package io.daybook.command.log;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of rows that a statement is given, as one array for each: the statement is the same however many rows there
 * are, so that it is rendered once, and PostgreSQL parses and plans it once, for all batches. Built once, for one thread.
 *
 * @param <T> what a row is made from
 */
final class Rows<T> {

    private static final String TABLE = "given";

    private final List<Column<T, ?>> columns = new ArrayList<>();

    /** Adds a column. */
    <V> Rows<T> with(Field<V> column, Function<T, V> value) {
        columns.add(new Column<>(column, value, given(column), val(null, column.getDataType().array())));
        return this;
    }

    /** Adds a column of times, in microseconds on their way: as text, they would take a quarter of all memory allocated. */
    Rows<T> withTime(Field<Instant> column, Function<T, Instant> value) {
        Field<Long> micros = DSL.field(column.getUnqualifiedName(), SQLDataType.BIGINT);
        // Seconds and the rest apart, as PostgreSQL multiplies by doubles, which do not hold all microseconds after 2255.
        Field<Instant> time = DSL.field("timestamptz 'epoch' + {0} / 1000000 * interval '1 second'"
                + " + {0} % 1000000 * interval '1 microsecond'", column.getDataType(), micros)
                .as(column.getUnqualifiedName());
        columns.add(new Column<>(micros, row -> micros(value.apply(row)), time, val(null, micros.getDataType().array())));
        return this;
    }

    /** The statement that inserts them. */
    <R extends Record> InsertOnDuplicateStep<R> insertInto(Table<R> table) {
        return DSL.insertInto(table, columns.stream().map(Column::field).toList())
                .select(selected());
    }

    /** A column of {@link #asTable}. */
    static <V> Field<V> given(Field<V> column) {
        return DSL.field(name(TABLE, column.getName()), column.getDataType());
    }

    /** What to select them from, with the names of their columns. */
    Table<?> asTable() {
        return selected().asTable(name(TABLE));
    }

    private Select<?> selected() {
        String places = IntStream.range(0, columns.size()).mapToObj("{%d}"::formatted).collect(Collectors.joining(", "));
        Table<?> arrays = DSL.table("unnest(" + places + ")", columns.stream().map(Column::place).toArray(QueryPart[]::new))
                .as(name(TABLE), columns.stream().map(column -> column.field().getUnqualifiedName()).toArray(Name[]::new));
        return select(columns.stream().map(Column::selected).toList()).from(arrays);
    }

    /** The only column, as an array. */
    @SuppressWarnings("unchecked") // whoever names the column's type has given it
    <V> Param<V[]> only() {
        return (Param<V[]>) (Param<?>) columns.getFirst().place();
    }

    /** A statement with these columns, to be given rows again and again. */
    Statement<T> in(Query query) {
        return new Statement<>(Database.rendered(query), List.copyOf(columns));
    }

    private static Long micros(Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /**
     * A statement without its rows. Immutable.
     *
     * @param sql     with a place for each column
     * @param columns in the order of their places
     */
    record Statement<T>(String sql, List<Column<T, ?>> columns) {

        /** The statement with rows. */
        Write with(Collection<T> rows) {
            return new Write(sql, columns.stream().<Object[]>map(column -> column.values(rows)).toList());
        }
    }

    /**
     * A column.
     *
     * @param field    its name and how it is sent
     * @param value    what a row has in it
     * @param selected what is made of it in the statement
     * @param place    where its values go in the statement
     */
    record Column<T, V>(Field<V> field, Function<T, V> value, Field<?> selected, Param<V[]> place) {

        @SuppressWarnings("unchecked") // an array of the column's own type
        V[] values(Collection<T> rows) {
            V[] values = (V[]) Array.newInstance(field.getType(), rows.size());
            int row = 0;
            for (T each : rows) {
                values[row++] = value.apply(each);
            }
            return values;
        }
    }
}
