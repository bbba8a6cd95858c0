package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.oracle.TestingStream.Message;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random streams: one to three partitions, columns that come, go, are null and change their type, rows before their
 * acknowledgement; with faults of random kinds at random rows. Exactly the planted faults must be found.
 */
class RandomFaultsTest {
    private static final int SPACING = 12;

    /** What can be done to one row of a list, and the finding that must come of it. */
    private enum Fault {
        DROP(FindingKind.LOST, "") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                rows.remove(at);
            }
        },
        REPEAT(FindingKind.DUPLICATED, "") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                rows.add(at + 1, rows.get(at));
            }
        },
        SWAP(FindingKind.OUT_OF_ORDER, "") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                Collections.swap(rows, at, next(rows, at));
            }

            private int next(List<TestingRow> rows, int at) {
                int next = at + 1;
                while (partition(rows.get(next)) != partition(rows.get(at))) {
                    next++;
                }
                return next;
            }
        },
        VALUE(FindingKind.WRONG_VALUE, "load") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                TestingRow row = rows.get(at).copy();
                rows.set(at, row.with("load", Math.nextUp((double) row.value("load"))));
            }
        },
        TYPE(FindingKind.WRONG_TYPE, "id") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                TestingRow row = rows.get(at).copy();
                rows.set(at, row.withType("id", "string", row.value("id").toString()));
            }
        },
        COLUMN(FindingKind.WRONG_COLUMNS, "up") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                rows.set(at, rows.get(at).copy().without("up"));
            }
        },
        TIME(FindingKind.WRONG_TIMESTAMP, "time") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                TestingRow row = rows.get(at).copy();
                rows.set(at, row.with("time", (long) row.value("time") + 1));
            }
        },
        ERROR(FindingKind.UNEXPECTED_ERROR, "error") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                TestingRow row = rows.get(at);
                rows.set(
                        at,
                        new TestingRow()
                                .add("time", "time.Time", false, row.value("time"))
                                .add("partition", "int32", false, partition(row))
                                .add("offset", "int64", false, row.value("offset"))
                                .add("error", "string", false, "no"));
            }
        },
        STRANGER(FindingKind.UNKNOWN_ROW, "") {
            @Override
            void plant(List<TestingRow> rows, int at) {
                TestingRow row = rows.get(at).copy();
                rows.add(at, row.with("offset", (long) row.value("offset") + 1_000_000));
            }
        };

        final FindingKind kind;
        final String field;

        Fault(FindingKind kind, String field) {
            this.kind = kind;
            this.field = field;
        }

        abstract void plant(List<TestingRow> rows, int at);

        Tuple finding(TestingRow row) {
            long offset = (long) row.value("offset") + (this == STRANGER ? 1_000_000 : 0);
            return tuple(kind, partition(row), offset, field);
        }
    }

    private static int partition(TestingRow row) {
        return row.cells.get(1).name().equals("partition") ? (int) row.value("partition") : 0;
    }

    private static TestingStream stream(Random random, int partitions) {
        var stream = new TestingStream(partitions);
        int count = 200 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            Map<String, Object> members = new HashMap<>(TestingStream.ordinary(i));
            if (random.nextInt(8) > 0) {
                members.put("opt", optional(random, i));
            }
            stream.put(i < 20 ? i % partitions : random.nextInt(partitions), members);
        }
        stream.options = stream.options.withHold(Duration.ofHours(1), 64 << 20);
        return stream;
    }

    private static Object optional(Random random, int i) {
        return switch (random.nextInt(5)) {
            case 0 -> (long) i;
            case 1 -> "text";
            case 2 -> i / 3.0;
            default -> TestingStream.NULL;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void exactlyThePlantedFaultsAreFound(int partitions) {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            TestingStream stream = stream(random, partitions);
            List<TestingRow> rows = new ArrayList<>(stream.rows);
            List<Tuple> planted = plant(random, rows);
            List<Message> messages = stream.messages(rows, 1 + random.nextInt(40));

            StreamVerdict verdict = verify(random, stream, messages, partitions);

            assertThat(verdict.findings())
                    .as("seed %d", seed)
                    .extracting(Finding::kind, Finding::partition, Finding::offset, Finding::field)
                    .containsExactlyInAnyOrderElementsOf(planted);
            assertThat(verdict.rowsExpected()).as("seed %d", seed).isEqualTo(stream.rows.size());
        }
    }

    private static List<Tuple> plant(Random random, List<TestingRow> rows) {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            places.add(random.nextInt((rows.size() - 40) / SPACING) * SPACING);
        }
        List<Tuple> planted = new ArrayList<>();
        for (int at : places.descendingSet()) {
            Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
            planted.add(fault.finding(rows.get(at)));
            fault.plant(rows, at);
        }
        return planted;
    }

    /** Lets some rows of one partition come before their acknowledgement is known. */
    private static StreamVerdict verify(Random random, TestingStream stream, List<Message> messages, int partitions) {
        int partition = random.nextInt(partitions);
        long end = stream.records.endOffset(partition);
        Runnable acknowledge = stream.records.withhold(partition, random.nextInt((int) end));
        int known = random.nextInt(messages.size());
        StreamVerifier verifier = stream.verifier();
        for (int i = 0; i < messages.size(); i++) {
            if (i == known) {
                acknowledge.run();
            }
            TestingStream.accept(verifier, messages.get(i));
        }
        return verifier.finish(StreamEnd.stopped());
    }
}
