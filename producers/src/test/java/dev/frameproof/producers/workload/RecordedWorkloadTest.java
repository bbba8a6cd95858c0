package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.Value.IntegerValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordedWorkloadTest {
    private final AtomicLong measured = new AtomicLong();
    private boolean closed;
    private final LiveSource counter = new LiveSource() {
        @Override
        public Sample measure() {
            return new Sample(Optional.empty(), new IntegerValue(measured.getAndIncrement()));
        }

        @Override
        public Optional<Duration> interval() {
            return Optional.of(Duration.ofMillis(7));
        }

        @Override
        public void close() {
            closed = true;
        }
    };

    @Test
    void measuresOnceAnIndexAndRecallsEverAfter() {
        RecordedWorkload recorded = new RecordedWorkload("counter", counter);
        Sample third = recorded.sample(3);
        Sample first = recorded.sample(0);
        assertThat(third).isNotEqualTo(first);
        assertThat(recorded.sample(3)).isSameAs(third);
        assertThat(recorded.sample(0)).isSameAs(first);
        assertThat(measured).hasValue(2);
    }

    @Test
    void manyThreadsThatAskForTheSameIndicesMeasureEachOnce() {
        RecordedWorkload recorded = new RecordedWorkload("counter", counter);
        LongStream.range(0, 20_000).parallel().forEach(i -> recorded.sample(i % 5_000));
        assertThat(measured).hasValue(5_000);
    }

    @Test
    void lettingGoOfTheOldestBoundsMemoryAndIsSaid() {
        RecordedWorkload recorded = new RecordedWorkload("counter", counter, 2_000);
        for (int i = 0; i < 10_000; i++) {
            recorded.sample(i);
        }
        Sample kept = recorded.sample(8_500);
        assertThat(((IntegerValue) kept.value()).value()).isEqualTo(8_500);
        assertThat(measured).hasValue(10_000);
        assertThatThrownBy(() -> recorded.sample(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sample 5 of counter is no longer kept: recorded are those from 8192 on");
    }

    @Test
    void intervalIsTheSources() {
        assertThat(new RecordedWorkload("counter", counter).interval()).contains(Duration.ofMillis(7));
    }

    @Test
    void closingItClosesTheSource() {
        new RecordedWorkload("counter", counter).close();
        assertThat(closed).isTrue();
    }
}
