package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {
    private static final int RECORDS = 20_000;
    private static final Pattern LINE =
            Pattern.compile("(\\S+) (DEBUG|INFO|WARN|ERROR) \\[([a-z]+)] [a-z]+\\.[A-Z]\\w+ - (\\S.*)", Pattern.DOTALL);
    private static final Pattern TRACE = Pattern.compile("java\\.\\S+: .+|Caused by: java\\.\\S+: .+"
            + "|\\tat com\\.example\\.[a-z]+\\.\\w+\\.\\S+\\(\\w+\\.java:\\d+\\)|\\t\\.\\.\\. \\d+ more");

    private static String text(Workload logs, long index) {
        return ((TextValue) logs.sample(index).value()).value();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyLineIsOneOfALogAndTimesRise(long seed) {
        Workload logs = new Logs(new LogsSettings(false, 6, 0.1, seed));
        Instant last = Instant.parse("2025-12-31T23:59:59.999Z");
        Map<Value, Long> partitions = new HashMap<>();
        Set<String> levels = new TreeSet<>();
        for (int i = 0; i < RECORDS; i++) {
            String[] lines = text(logs, i).split("\n", -1);
            Matcher first = LINE.matcher(lines[0]);
            assertThat(first.matches()).as(lines[0]).isTrue();
            assertThat(Instant.parse(first.group(1))).isAfter(last);
            assertThat(first.group(1)).hasSize("2026-01-01T00:00:00.123Z".length());
            last = Instant.parse(first.group(1));
            levels.add(first.group(2));
            assertThat(logs.sample(i).key()).contains(new TextValue(first.group(3)));
            assertThat(partitions.put(logs.sample(i).key().orElseThrow(), logs.partitionKey(i)))
                    .isIn(null, logs.partitionKey(i));
            for (int line = 1; line < lines.length; line++) {
                assertThat(first.group(2)).isEqualTo("ERROR");
                assertThat(lines[line]).matches(TRACE);
            }
            assertThat(text(logs, i)).doesNotContain("{", "}");
        }
        assertThat(levels).containsExactly("DEBUG", "ERROR", "INFO", "WARN");
        assertThat(partitions).hasSize(6);
        assertThat(Set.copyOf(partitions.values())).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.03, 0.02", "0.15, 0.05", "0.5, 0.02", "1, 0"})
    void asManyAreErrorsAsWasAskedFor(double errors, double off) {
        Workload logs = new Logs(new LogsSettings(false, 12, errors, 5));
        int found = 0;
        for (int i = 0; i < RECORDS; i++) {
            found += text(logs, i).contains(" ERROR [") ? 1 : 0;
        }
        assertThat((double) found / RECORDS).isCloseTo(errors, within(off));
    }

    @Test
    void errorsComeTogether() {
        Workload logs = new Logs(new LogsSettings(false, 1, 0.05, 5));
        int troubled = 0;
        int quiet = 0;
        for (int spell = 0; spell < RECORDS / 200; spell++) {
            int errors = 0;
            for (int i = 0; i < 200; i++) {
                errors += text(logs, spell * 200L + i).contains(" ERROR [") ? 1 : 0;
            }
            troubled += errors > 30 ? 1 : 0;
            quiet += errors < 15 ? 1 : 0;
        }
        assertThat(troubled).isBetween(3, 30);
        assertThat(quiet).isEqualTo(RECORDS / 200 - troubled);
    }

    @Test
    void anyRecordCanBeAskedForFirst() {
        for (long index : new long[] {0, 199, 200, 7_000_000_000L}) {
            Workload logs = new Logs(new LogsSettings(false, 6, 0.03, 1));
            assertThat(new Logs(new LogsSettings(false, 6, 0.03, 1)).sample(index))
                    .isEqualTo(logs.sample(index));
            assertThat(new Logs(new LogsSettings(false, 6, 0.03, 2)).sample(index))
                    .isNotEqualTo(logs.sample(index));
        }
    }

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void formatsHoldABareTextOrSayThatTheyDoNot(RecordFormat format) {
        Workload logs = new Logs(new LogsSettings(false, 6, 0.03, 1));
        switch (format) {
            case JSON, AVRO, PLAINTEXT -> {
                var encoder = format.encoderFor(logs, SchemaFraming.inline());
                for (int i = 0; i < 2_000; i++) {
                    assertThat(encoder.encode(logs.sample(i).value())).isNotEmpty();
                }
            }
            case PROTOBUF, LINEPROTOCOL, CSV ->
                assertThatThrownBy(() -> format.encoderFor(logs, SchemaFraming.inline())
                                .encode(logs.sample(0).value()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("object");
        }
    }

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void everyFormatHoldsTheObjectsOfTheSameEntries(RecordFormat format) {
        Workload texts = new Logs(new LogsSettings(false, 6, 0.3, 1));
        Workload objects = new Logs(new LogsSettings(true, 6, 0.3, 1));
        var encoder = format.encoderFor(objects, SchemaFraming.inline());
        for (int i = 0; i < 2_000; i++) {
            List<String> of = ((ObjectValue) objects.sample(i).value())
                    .members().stream()
                            .map(member -> ((TextValue) member.value()).value())
                            .toList();
            String stack = of.get(5).isEmpty() ? "" : "\n" + of.get(5);
            assertThat("%s %s [%s] %s - %s%s".formatted(of.get(0), of.get(1), of.get(2), of.get(3), of.get(4), stack))
                    .isEqualTo(text(texts, i));
            assertThat(encoder.encode(objects.sample(i).value())).isNotEmpty();
        }
    }

    @Test
    void firstLinesOfSeedOneAreKnown() throws IOException {
        Workload logs = new Logs(new LogsSettings(false, 6, 0.2, 1));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            text.append(text(logs, i)).append('\n');
        }
        assertThat(text).hasToString(Files.readString(Path.of("src/test/resources/workload/logs-seed-1.txt")));
    }
}
