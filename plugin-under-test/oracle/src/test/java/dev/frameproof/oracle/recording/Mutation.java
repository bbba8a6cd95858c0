package dev.frameproof.oracle.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.frameproof.oracle.TimestampMode;
import dev.frameproof.oracle.recording.RecordedRows.Row;
import dev.frameproof.reports.FindingKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can be done to one record's rows in a recording, and the one finding that must come of it. */
enum Mutation {
    DROP(FindingKind.LOST) {
        @Override
        String plant(Place at, Random random) {
            at.records.remove(at.index);
            return "";
        }
    },
    REPEAT(FindingKind.DUPLICATED) {
        @Override
        String plant(Place at, Random random) {
            at.records.add(at.index + 1 + random.nextInt(at.records.size() - at.index), at.copy());
            return "";
        }
    },
    SWAP(FindingKind.OUT_OF_ORDER) {
        @Override
        String plant(Place at, Random random) {
            for (int next = at.index + 1; next < at.records.size(); next++) {
                Row other = at.records.get(next).get(0);
                if (other.partition(at.partition) == at.row().partition(at.partition)) {
                    if (at.lines && !other.schema().equals(at.row().schema())) {
                        return NOT_HERE;
                    }
                    Collections.swap(at.records, at.index, next);
                    return "";
                }
            }
            return NOT_HERE;
        }
    },
    VALUE(FindingKind.WRONG_VALUE) {
        @Override
        String plant(Place at, Random random) {
            int column = at.anyColumn(random, false);
            if (column < 0) {
                return NOT_HERE;
            }
            at.row().set(column, other(at.row(), column));
            return at.row().name(column);
        }
    },
    NULL(FindingKind.WRONG_VALUE) {
        @Override
        String plant(Place at, Random random) {
            int column = at.anyColumn(random, false);
            if (column < 0) {
                return NOT_HERE;
            }
            at.row().set(column, NODES.nullNode());
            return at.row().name(column);
        }
    },
    FILLED(FindingKind.WRONG_VALUE) {
        @Override
        String plant(Place at, Random random) {
            int column = at.anyColumn(random, true);
            if (column < 0) {
                return NOT_HERE;
            }
            at.row().set(column, other(at.row(), column));
            return at.row().name(column);
        }
    },
    TYPE(FindingKind.WRONG_TYPE) {
        @Override
        String plant(Place at, Random random) {
            int column = at.anyColumn(random, false);
            if (column < 0) {
                return NOT_HERE;
            }
            boolean text = at.row().type(column).equals("string");
            for (Row row : at.rows()) {
                row.retype(column, text ? "float64" : "string");
                row.set(column, row.isNull(column) ? NODES.nullNode() : text ? ONE : NODES.textNode("1"));
            }
            return at.row().name(column);
        }
    },
    COLUMN(FindingKind.WRONG_COLUMNS) {
        @Override
        String plant(Place at, Random random) {
            int column = at.anyColumn(random, random.nextBoolean());
            if (column < 0) {
                return NOT_HERE;
            }
            String name = at.row().name(column);
            at.rows().forEach(row -> row.remove(column));
            return name;
        }
    },
    SURPLUS(FindingKind.WRONG_COLUMNS) {
        @Override
        String plant(Place at, Random random) {
            int column =
                    at.lines ? at.row().column("offset") : at.row().fields().size();
            at.rows().forEach(row -> row.add(column, "zzz", at.lines ? "string" : "float64", true, NODES.nullNode()));
            return at.row().isError() && !at.lines ? NOT_HERE : "zzz";
        }
    },
    NAME(FindingKind.WRONG_COLUMNS) {
        @Override
        String plant(Place at, Random random) {
            at.rows().forEach(row -> row.schema().put(random.nextBoolean() ? "name" : "refId", "another"));
            at.rows().forEach(row -> row.schema().setAll(at.row().schema()));
            return "";
        }
    },
    TIME(FindingKind.WRONG_TIMESTAMP) {
        @Override
        String plant(Place at, Random random) {
            if (at.recording.query().timestampMode() == TimestampMode.NOW) {
                return NOT_HERE;
            }
            JsonNode[] time = at.row().cells().get(0);
            time[0] = NODES.numberNode(time[0].asLong() + (random.nextBoolean() ? 1 : -3_600_000));
            return at.row().name(0);
        }
    },
    ERROR(FindingKind.UNEXPECTED_ERROR) {
        @Override
        String plant(Place at, Random random) {
            Row row = at.row();
            if (row.isError() || at.lines) {
                return NOT_HERE;
            }
            int partition = row.partition(at.partition);
            for (int column = row.fields().size() - 1; column > row.column("offset"); column--) {
                row.remove(column);
            }
            if (row.column("partition") < 0) {
                row.add(1, "partition", "int32", false, NODES.numberNode(partition));
            }
            row.add(3, "error", "string", false, NODES.textNode("no"));
            return "error";
        }
    },
    NO_ERROR(FindingKind.MISSING_ERROR) {
        @Override
        String plant(Place at, Random random) {
            Row row = at.row();
            if (!row.isError()) {
                return NOT_HERE;
            }
            row.remove(row.fields().size() - 1);
            if (!at.lines && at.recording.query().partition().isPresent()) {
                row.remove(row.column("partition"));
            }
            return "";
        }
    },
    STRANGER(FindingKind.UNKNOWN_ROW) {
        @Override
        String plant(Place at, Random random) {
            List<Row> copy = at.copy();
            for (Row row : copy) {
                row.set(row.column("offset"), NODES.numberNode(row.offset() + FAR));
            }
            at.records.add(at.index, copy);
            return "";
        }
    };

    static final String NOT_HERE = "not here";
    static final int FAR = 1_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode ONE = NODES.numberNode(1);

    final FindingKind kind;

    Mutation(FindingKind kind) {
        this.kind = kind;
    }

    /**
     * Plants it.
     *
     * @return the field of the finding, {@link #NOT_HERE} where it cannot be planted
     */
    abstract String plant(Place at, Random random);

    /** One record among the records of a recording, as its rows show it. */
    record Place(Recording recording, List<List<Row>> records, int index, int partition, boolean lines) {
        List<Row> rows() {
            return records.get(index);
        }

        Row row() {
            return rows().get(0);
        }

        List<Row> copy() {
            return new ArrayList<>(rows().stream().map(Row::copy).toList());
        }

        /** @return a column of values, -1 when there is none */
        int anyColumn(Random random, boolean isNull) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < row().fields().size() && !row().isError(); i++) {
                boolean fixed = (lines && i < 5) || !row().isNullable(i);
                if (!fixed && row().isNull(i) == isNull) {
                    columns.add(i);
                }
            }
            return columns.isEmpty() ? -1 : columns.get(random.nextInt(columns.size()));
        }
    }

    private static JsonNode other(Row row, int column) {
        JsonNode value = row.cells().get(column)[0];
        return switch (row.type(column)) {
            case "string" -> NODES.textNode(value.isNull() ? "null" : value.asText() + " ");
            case "bool" -> NODES.booleanNode(!value.asBoolean());
            case "float64" ->
                NODES.numberNode(
                        value.isNumber() && Math.abs(value.asDouble()) < 1e300
                                ? new BigDecimal(Math.nextUp(value.asDouble()))
                                : BigDecimal.valueOf(0.5));
            default -> NODES.numberNode(value.asLong() ^ 1);
        };
    }
}
