package io.daybook.command.log;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.lang.reflect.Array;
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
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows for SQL, as one array for each column: the statement is the same however many rows there are, so that PostgreSQL
 * parses and plans it once for all batches. For one thread.
 *
 * @param <T> what a row is made from
 */
final class Rows<T> {

    private static final String TABLE = "given";

    private final Collection<T> sources;
    private final List<Field<?>> columns = new ArrayList<>();
    private final List<Param<?>> arrays = new ArrayList<>();

    private Rows(Collection<T> sources) {
        this.sources = sources;
    }

    /** One for each source, without columns yet. */
    static <T> Rows<T> of(Collection<T> sources) {
        return new Rows<>(sources);
    }

    /** Adds a column. */
    @SuppressWarnings("unchecked") // an array of the column's own type
    <V> Rows<T> with(Field<V> column, Function<T, V> value) {
        V[] array = (V[]) Array.newInstance(column.getType(), sources.size());
        int row = 0;
        for (T source : sources) {
            array[row++] = value.apply(source);
        }
        columns.add(column);
        arrays.add(val(array, column.getDataType().array()));
        return this;
    }

    /** The statement that inserts them. */
    <R extends Record> InsertOnDuplicateStep<R> insertInto(Table<R> table) {
        return DSL.insertInto(table, columns).select(select(asterisk()).from(asTable()));
    }

    /** A column of {@link #asTable}. */
    static <V> Field<V> given(Field<V> column) {
        return DSL.field(name(TABLE, column.getName()), column.getDataType());
    }

    /** What to select them from, with the names of their columns. */
    Table<?> asTable() {
        String places = IntStream.range(0, arrays.size()).mapToObj("{%d}"::formatted).collect(Collectors.joining(", "));
        return DSL.table("unnest(" + places + ")", arrays.toArray(QueryPart[]::new))
                .as(name(TABLE), columns.stream().map(Field::getUnqualifiedName).toArray(Name[]::new));
    }
}
