package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.process.internal.PerfData;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GarbageCollectionTest {
    @Test
    void countersOfThisProcessAgreeWithItsBeans() {
        Optional<GarbageCollection> counters =
                GarbageCollection.of(ProcessHandle.current().pid());
        assumeTrue(counters.isPresent(), "this Java keeps no counters");
        long before = counters.get().paused().toMillis();
        System.gc();
        long beans = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        Duration paused = counters.get().paused();
        assertThat(paused.toMillis()).isGreaterThan(before).isBetween(beans / 2, beans * 2 + 20);
    }

    @Test
    void whatIsNoJavaHasNone() {
        assertThat(GarbageCollection.of(0)).isEmpty();
    }

    @Test
    void foreignAndBrokenFilesAreNoCounters() {
        assertThat(PerfData.of(ByteBuffer.allocate(10))).isEmpty();
        assertThat(PerfData.of(ByteBuffer.allocate(1000))).isEmpty();
        ByteBuffer broken = ByteBuffer.allocate(64);
        broken.putInt(0, 0xCAFEC0C0)
                .put(5, (byte) 2)
                .putInt(24, 32)
                .putInt(28, 1)
                .putInt(32, 1_000_000);
        assertThat(PerfData.of(broken)).isEmpty();
    }
}
