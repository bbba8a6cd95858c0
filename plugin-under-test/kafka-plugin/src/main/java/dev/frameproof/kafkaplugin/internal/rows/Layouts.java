package dev.frameproof.kafkaplugin.internal.rows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the layout of a record's cells; makes each one once. */
final class Layouts {
    private static final int LARGEST = 1_000;

    private final FrameNaming naming;
    private final ColumnNames names;
    private final int partition;
    private final boolean partitioned;
    private final int fieldCap;
    private final Map<CellKind, Layout> layouts = new HashMap<>();
    private final Map<CellKind, Structure> structures = new HashMap<>();
    private final Structure errors;
    private Layout last;
    private int[] codes = new int[64];

    /** @param fieldCap how many of a value's columns are shown, the first ones by name */
    Layouts(FrameNaming naming, ColumnNames names, int partition, boolean partitioned, int fieldCap) {
        this.naming = naming;
        this.names = names;
        this.partition = partition;
        this.partitioned = partitioned;
        this.fieldCap = fieldCap;
        this.errors = StructureText.errors(naming, partition);
    }

    Structure errors() {
        return errors;
    }

    /** @return the layout; nulls have the type that their column had last, and the types of this record are remembered */
    Layout of(Cells cells) {
        int count = cells.size();
        if (codes.length < count) {
            codes = new int[count * 2];
        }
        for (int cell = 0; cell < count; cell++) {
            int column = cells.column(cell);
            ValueType type = cells.type(cell);
            codes[cell] = CellKind.code(column, type == null ? names.lastType(column) : type);
        }
        if (last == null || !last.kind().matches(cells.keys(), codes, count)) {
            last = find(new CellKind(cells.keys(), Arrays.copyOf(codes, count)));
        }
        rememberTypes(last, cells);
        return last;
    }

    /** What is not shown, past the cap or beaten by another of its name, had no column that could have had a type. */
    private void rememberTypes(Layout shown, Cells cells) {
        for (int column = 0; column < shown.columns(); column++) {
            int cell = shown.cell(column);
            ValueType type = cells.type(cell);
            if (type != null) {
                names.rememberType(cells.column(cell), type);
            }
        }
    }

    private Layout find(CellKind kind) {
        Layout known = layouts.get(kind);
        if (known != null) {
            return known;
        }
        if (layouts.size() >= LARGEST) {
            layouts.clear();
            structures.clear();
        }
        Layout layout = make(kind);
        layouts.put(kind, layout);
        return layout;
    }

    private Layout make(CellKind kind) {
        Set<Integer> valueColumns =
                IntStream.range(kind.keys(), kind.size()).mapToObj(kind::column).collect(Collectors.toSet());
        // A value's column beats a key's column of the same name.
        IntStream keyCells = IntStream.range(0, kind.keys()).filter(cell -> !valueColumns.contains(kind.column(cell)));
        int[] keys = sorted(keyCells, kind);
        int[] values = Arrays.stream(sorted(lastOfEachColumn(kind), kind))
                .limit(fieldCap)
                .toArray();
        int[] cells =
                IntStream.concat(Arrays.stream(keys), Arrays.stream(values)).toArray();
        CellKind ordered =
                new CellKind(keys.length, Arrays.stream(cells).map(kind::code).toArray());
        return new Layout(kind, structures.computeIfAbsent(ordered, this::structure), cells);
    }

    /** A map may have one name twice: the last one counts. */
    private static IntStream lastOfEachColumn(CellKind kind) {
        Map<Integer, Integer> lastCells = new LinkedHashMap<>();
        IntStream.range(kind.keys(), kind.size()).forEach(cell -> lastCells.put(kind.column(cell), cell));
        return lastCells.values().stream().mapToInt(Integer::intValue);
    }

    private Structure structure(CellKind ordered) {
        return StructureText.data(naming, partition, partitioned, names, ordered);
    }

    private int[] sorted(IntStream cells, CellKind kind) {
        return cells.boxed()
                .sorted((one, other) -> names.compare(kind.column(one), kind.column(other)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
