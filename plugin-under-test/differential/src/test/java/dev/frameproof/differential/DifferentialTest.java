package dev.frameproof.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.encoding.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A part of what {@code frameproof bench differential --records 1M} goes through; {@code -Ddifferential.records=N} and
 * {@code -Ddifferential.seed=N} change how much, and which.
 */
final class DifferentialTest {
    private static final long RECORDS = Long.getLong("differential.records", 10_000);
    private static final long SEED = Long.getLong("differential.seed", 1);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void pluginAndOracleReadTheSame(RecordFormat format) throws InterruptedException {
        Differential.Result result = new Differential(format).run(SEED, RECORDS, difference -> {}, done -> {});

        assertThat(result.differences()).extracting(Difference::text).isEmpty();
        assertThat(result.records()).isEqualTo(2 * RECORDS);
        // Filters of line protocol leave nothing of most records.
        assertThat(result.rows()).isGreaterThan(RECORDS / 10);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void changedDigitIsFound(RecordFormat format) throws InterruptedException {
        Differential differential = new Differential(format, frame -> {
            String text = new String(frame, StandardCharsets.ISO_8859_1);
            int values = text.indexOf("\"values\":[[");
            return text.length() % 7 == 0
                    ? (text.substring(0, values) + text.substring(values).replaceFirst("1", "2"))
                            .getBytes(StandardCharsets.ISO_8859_1)
                    : frame;
        });

        List<Difference> found = new ArrayList<>();
        List<Integer> foundAfterTrial = new ArrayList<>();
        Differential.Result result = differential.run(
                SEED, 2 * Differential.TRIAL_RECORDS, found::add, done -> foundAfterTrial.add(found.size()));

        assertThat(result.differences()).isNotEmpty().isEqualTo(found);
        assertThat(foundAfterTrial.get(0)).isPositive();
    }
}
