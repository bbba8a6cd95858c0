package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Schema;
import dev.frameproof.reports.FindingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes and keeps the bindings of one stream. */
final class Bindings {
    private static final int MOST_SCHEMAS = 256;
    private static final int MOST_SHAPES = 1024;

    private final Naming naming;
    private final Predicate<Outline> partitionShown;
    private final IdentityHashMap<Schema, Known> known = new IdentityHashMap<>();

    /** @param partitionShown whether data rows of a frame say their partition, as they do when several are read */
    Bindings(Naming naming, Predicate<Outline> partitionShown) {
        this.naming = naming;
        this.partitionShown = partitionShown;
    }

    /** All that is known about one schema. */
    private static final class Known {
        final Outline outline;
        final IdentityHashMap<Shape, Map<Integer, Binding>> byShape = new IdentityHashMap<>();
        final Map<Integer, Binding> errors = new HashMap<>();

        Known(Outline outline) {
            this.outline = outline;
        }
    }

    boolean differByPartition() {
        return naming.differsByPartition();
    }

    Outline outline(Schema schema) {
        return known(schema).outline;
    }

    /** @param shape the shape of the rows, null for error rows */
    Binding of(Schema schema, Shape shape, int partition) {
        Known about = known(schema);
        if (about.byShape.size() > MOST_SHAPES) {
            about.byShape.clear();
        }
        Map<Integer, Binding> byPartition =
                shape == null ? about.errors : about.byShape.computeIfAbsent(shape, unused -> new HashMap<>());
        int named = naming.differsByPartition() ? partition : 0;
        return byPartition.computeIfAbsent(named, unused -> bind(about.outline, shape, partition));
    }

    private Known known(Schema schema) {
        Known about = known.get(schema);
        if (about == null) {
            if (known.size() > MOST_SCHEMAS) {
                known.clear();
            }
            about = new Known(Outline.of(schema));
            known.put(schema, about);
        }
        return about;
    }

    private Binding bind(Outline outline, Shape shape, int partition) {
        List<Field> fields = outline.schema().fields();
        List<String> fixed = fixedNames(outline, shape == null);
        List<String> due = new ArrayList<>(fixed);
        if (shape != null) {
            due.addAll(shape.capped() ? CappedNames.of(shape, fields, fixed.size()) : shape.names());
        }
        List<String> present = fields.stream().map(Field::name).toList();
        int[] columns = new int[fields.size()];
        Arrays.fill(columns, -1);
        List<Binding.Fault> faults = new ArrayList<>();
        Naming.Difference named = naming.check(outline.schema(), partition);
        if (!due.equals(present)) {
            faults.add(ColumnFault.of(due, present, named));
        } else if (!named.expected().isEmpty()) {
            faults.add(ColumnFault.of(named));
        }
        int firstValue = due.equals(present) ? fixed.size() : -1;
        if (shape != null) {
            bindColumns(shape, fields, firstValue, columns);
        }
        checkTypes(fields, columns, fixed(outline, firstValue), faults);
        return new Binding(outline, shape, columns, faults);
    }

    private List<String> fixedNames(Outline outline, boolean error) {
        if (error) {
            return List.of(Outline.TIME, Outline.PARTITION, Outline.OFFSET, Outline.ERROR);
        }
        return partitionShown.test(outline)
                ? List.of(Outline.TIME, Outline.PARTITION, Outline.OFFSET)
                : List.of(Outline.TIME, Outline.OFFSET);
    }

    /** By place where all names are right, else by name where a name stands once on both sides. */
    private static void bindColumns(Shape shape, List<Field> fields, int firstValue, int[] columns) {
        Map<String, Integer> keys = places(shape, 0, shape.keys());
        Map<String, Integer> values = places(shape, shape.keys(), shape.names().size());
        int valuesFrom = firstValue + Math.min(shape.keys(), shape.cap());
        Map<String, Integer> times = new HashMap<>();
        fields.forEach(field -> times.merge(field.name(), 1, Integer::sum));
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            boolean bound = firstValue >= 0 ? i >= firstValue : times.get(field.name()) == 1 && !isFixed(field);
            if (bound) {
                boolean isKey = firstValue >= 0 ? i < valuesFrom : !values.containsKey(field.name());
                columns[i] = (isKey ? keys : values).getOrDefault(field.name(), -1);
            }
        }
    }

    private static Map<String, Integer> places(Shape shape, int from, int to) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            places.put(shape.names().get(i), i);
        }
        return places;
    }

    private static boolean isFixed(Field field) {
        return !field.nullable() && fixedType(field.name()) != null;
    }

    private static void checkTypes(List<Field> fields, int[] columns, boolean[] isFixed, List<Binding.Fault> faults) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (columns[i] >= 0 && !field.nullable()) {
                faults.add(typeFault(field, CellText.of(field.type(), true)));
            }
            FieldType due = isFixed[i] ? fixedType(field.name()) : null;
            if (due != null && (field.type() != due || field.nullable())) {
                faults.add(typeFault(field, CellText.of(due, false)));
            }
        }
    }

    /** By place where all names are right, else those that served as such. */
    private static boolean[] fixed(Outline outline, int firstValue) {
        boolean[] fixed = new boolean[outline.schema().fields().size()];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = firstValue >= 0
                    ? i < firstValue
                    : i == outline.time() || i == outline.offset() || i == outline.partition();
        }
        return fixed;
    }

    private static FieldType fixedType(String name) {
        return switch (name) {
            case Outline.TIME -> FieldType.TIME;
            case Outline.PARTITION -> FieldType.INT32;
            case Outline.OFFSET -> FieldType.INT64;
            case Outline.ERROR -> FieldType.STRING;
            default -> null;
        };
    }

    private static Binding.Fault typeFault(Field field, String due) {
        return new Binding.Fault(
                FindingKind.WRONG_TYPE, field.name(), new FindingLog.Words(due, CellText.of(field), ""));
    }
}
