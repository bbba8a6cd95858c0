package dev.frameproof.plantedplugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedSinkTest {
    private final TestingSink host = new TestingSink();
    private final AtomicReference<Row> lastOfFirst = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "drop:at=100", "drop:every=100;value:at=77", "wrong-channel:at=2"})
    void rowsAtOtherOffsetsAreLeftAlone(String faults) throws InterruptedException {
        send(faults, true, 0, 10);

        assertThat(host.rows())
                .isEqualTo(IntStream.range(0, 10).mapToObj(PlantedSinkTest::row).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "drop:at=2         | 0 1 3 4",
                "drop:every=2      | 0 2 4",
                "duplicate:at=2    | 0 1 2 2 3 4",
                "swap:at=2         | 0 1 3 2 4",
                "swap:every=3      | 0 1 3 2 4",
                "empty-frames:at=2 | 0 1 2 empty 3 4",
                "drop:at=1;duplicate:at=3;swap:at=2 | 0 3 3 2 4",
            })
    void rowsComeInThisOrder(String faults, String expected) throws InterruptedException {
        send(faults, true, 0, 5);

        assertThat(host.rows().stream()
                        .map(row -> row.replaceFirst(".* offset=(\\d+) .*", "$1"))
                        .toList())
                .isEqualTo(List.of(expected.split(" ", -1)));
        assertThat(host.rows().stream().filter(row -> !row.equals("empty"))).allMatch(PlantedSinkTest::isUnchanged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value:at=2       | time=1002 offset=2 f=2.6 n=20 s='x2' z=null",
                "type:at=2        | time=1002 offset=2 f='2.5' n=20 s='x2' z=null",
                "timestamp:at=2   | time=1003 offset=2 f=2.5 n=20 s='x2' z=null",
                "lose-column:at=2 | time=1002 offset=2 f=2.5 n=20 s='x2'",
            })
    void onlyTheRowAtTheOffsetIsFalsified(String faults, String expected) throws InterruptedException {
        send(faults, true, 0, 5);

        assertThat(host.rows()).containsExactly(row(0), row(1), expected, row(3), row(4));
    }

    @Test
    void swapHoldsAcrossFrames() throws InterruptedException {
        PlantedSink sink = sink("swap:at=1", true);
        send(sink, 0, 2);
        assertThat(host.rows()).containsExactly(row(0));
        send(sink, 2, 4);

        assertThat(host.rows()).containsExactly(row(0), row(2), row(1), row(3));
    }

    @Test
    void wrongChannelTakesTheValuesOfTheFirstOne() throws InterruptedException {
        send(sink("wrong-channel:at=2", true), 7, 8);
        host.rows().clear();
        send(sink("wrong-channel:at=2", false), 0, 4);

        assertThat(host.rows()).containsExactly(row(0), row(1), "time=1002 offset=2 f=7.5 n=70 s='x7' z=null", row(3));
    }

    @Test
    void wrongChannelTakesTheRowBeforeWhenTheFirstOneHasTheSameValues() throws InterruptedException {
        send(sink("wrong-channel:at=2", true), 2, 3);
        host.rows().clear();
        PlantedSink second = sink("wrong-channel:at=2", false);
        send(second, 0, 2);
        send(second, 2, 4);

        assertThat(host.rows()).containsExactly(row(0), row(1), "time=1002 offset=2 f=1.5 n=10 s='x1' z=null", row(3));
    }

    @Test
    void delayHoldsUpTheRowAndAllBehindIt() throws InterruptedException {
        long began = System.nanoTime();
        send("delay:at=1,for=50ms", true, 0, 3);

        assertThat(host.rows()).containsExactly(row(0), row(1), row(2));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void delayEndsWithTheStream() {
        PlantedSink sink = sink("delay:at=1,for=3600s", true);
        Thread host = new Thread(() -> {
            while (this.host.rows().isEmpty()) {
                Thread.onSpinWait();
            }
            this.host.cancel();
        });
        host.start();

        assertThatThrownBy(() -> send(sink, 0, 3)).isInstanceOf(CancellationException.class);
    }

    private void send(String faults, boolean first, int from, int to) throws InterruptedException {
        send(sink(faults, first), from, to);
    }

    private PlantedSink sink(String faults, boolean first) {
        return new PlantedSink(host, PlantedFault.parse(faults), first, lastOfFirst);
    }

    /** Sends one frame with the rows of these offsets. */
    private static void send(PlantedSink sink, int from, int to) throws InterruptedException {
        StringBuilder[] columns = new StringBuilder[6];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new StringBuilder();
        }
        for (int offset = from; offset < to; offset++) {
            String[] cells = {
                Integer.toString(1000 + offset),
                Integer.toString(offset),
                offset + ".5",
                Integer.toString(offset * 10),
                "\"x" + offset + "\"",
                "null"
            };
            for (int i = 0; i < cells.length; i++) {
                columns[i].append(offset > from ? "," : "").append(cells[i]);
            }
        }
        String frame = "{\"schema\":{\"name\":\"response\",\"refId\":\"A\",\"fields\":["
                + field("time", "time", "time.Time", false) + "," + field("offset", "number", "int64", false) + ","
                + field("f", "number", "float64", true) + "," + field("n", "number", "int64", true) + ","
                + field("s", "string", "string", true) + "," + field("z", "number", "float64", true)
                + "]},\"data\":{\"values\":[[" + String.join("],[", columns) + "]]}}";
        sink.send(frame.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String name, String type, String frame, boolean nullable) {
        return "{\"name\":\"%s\",\"type\":\"%s\",\"typeInfo\":{\"frame\":\"%s\"%s}}"
                .formatted(name, type, frame, nullable ? ",\"nullable\":true" : "");
    }

    private static String row(int offset) {
        return "time=%d offset=%d f=%.1f n=%d s='x%d' z=null"
                .formatted(1000 + offset, offset, offset + 0.5, offset * 10, offset)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isUnchanged(String row) {
        return row.equals(row(Integer.parseInt(row.replaceFirst(".* offset=(\\d+) .*", "$1"))));
    }
}
