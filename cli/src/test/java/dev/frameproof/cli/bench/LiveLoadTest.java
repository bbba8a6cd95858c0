package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLoadTest {
    private static final LiveLoadResult RESULT = new LiveLoadResult(
            100,
            50,
            5_000,
            true,
            true,
            100,
            List.of(),
            2_000,
            9_000,
            1.5,
            Map.of("kafka", 0.25),
            Map.of("kafka", 300.0),
            40,
            Map.of());

    private static LiveLoadResult result(boolean sent, boolean followed, long proved) {
        return new LiveLoadResult(
                100, 50, 5_000, sent, followed, proved, List.of(), 0, 0, 0, Map.of(), Map.of(), 40, Map.of());
    }

    @Test
    void resultGoesThroughALine() {
        assertThat(LiveLoadResult.ofLine(RESULT.toLine())).contains(RESULT);
        assertThat(LiveLoadResult.ofLine("something else")).isEmpty();
    }

    @Test
    void settingsGoThroughTextAndShowNoPassword() throws Exception {
        var settings = new LiveLoadSettings(
                "http://127.0.0.1:1",
                "hunter2",
                "default",
                "uid",
                "127.0.0.1:2",
                Map.of("kafka", 17L),
                10,
                List.of(new LiveLoadSettings.Step(5, 10, 60, false)));
        assertThat(LiveLoadSettings.parse(settings.toJson())).isEqualTo(settings);
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void resultHoldsOnlyWhereAllViewersFollowedAndWereProved() {
        assertThat(RESULT.holds()).isTrue();
        assertThat(RESULT.line()).contains("all proved", "kafka 0.25");
        assertThat(result(true, true, 99).holds()).isFalse();
        assertThat(result(true, true, 99).outcome()).isEqualTo("only 99 proved");
        assertThat(result(true, true, 100).holds()).isTrue();
        LiveLoadResult late = new LiveLoadResult(
                100, 50, 5_000, true, true, 100, List.of(), 800_000, 1_000_001, 0, Map.of(), Map.of(), 40, Map.of());
        assertThat(late.holds()).isFalse();
        assertThat(late.outcome()).isEqualTo("one row in a hundred a second late or worse");
        assertThat(result(true, false, 100).holds()).isFalse();
        assertThat(result(true, false, 100).outcome()).isEqualTo("viewers no longer follow");
    }

    @Test
    void rateThatIsNotReachedInSendingDoesNotHold() {
        assertThat(result(false, true, 100).holds()).isFalse();
        assertThat(result(false, true, 100).outcome()).isEqualTo("not sent that fast");
    }

    @Test
    void profileIsShownBelowTheResult() {
        LiveLoadResult profiled = RESULT.withProfile(Map.of("kafka", List.of("main 0.50 cores", "io 0.10 cores")));
        assertThat(profiled.busiest()).isEqualTo("kafka");
        assertThat(profiled.line()).endsWith("kafka: main 0.50 cores; io 0.10 cores");
        assertThat(LiveLoadResult.ofLine(profiled.toLine())).contains(profiled);
    }

    @Test
    void threadsAreToldWithWhatTheyUsedTheGreatestFirst(@TempDir Path process) throws Exception {
        thread(process, 7, "embedded-1-2", 100, 50);
        thread(process, 8, "embedded-1-3", 100, 50);
        thread(process, 9, "G1 (Main) #1", 10, 0);
        ThreadTimes before = ThreadTimes.of(process);
        thread(process, 7, "embedded-1-2", 100_100, 100_050);
        thread(process, 8, "embedded-1-3", 100_100, 100_050);
        thread(process, 9, "G1 (Main) #1", 50_010, 0);
        thread(process, 10, "idle", 0, 0);
        assertThat(ThreadTimes.of(process).since(before, 5))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("embedded ")
                                .contains(" cores (")
                                .endsWith(" of them in the kernel)"),
                        second -> assertThat(second).startsWith("G1 (Main) ").endsWith("(0.00 of them in the kernel)"));
        assertThat(ThreadTimes.of(process.resolve("gone")).since(before, 5)).isEmpty();
    }

    private static void thread(Path process, int id, String name, long userTicks, long kernelTicks) throws Exception {
        Path folder = Files.createDirectories(process.resolve("task").resolve(Integer.toString(id)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (%s) S 1 1 1 0 -1 0 0 0 0 0 %d %d 0 0 20 0 1 0 5".formatted(id, name, userTicks, kernelTicks));
    }

    @Test
    void methodsOfARunningProcessAreSampled() throws Exception {
        Optional<HotMethods> methods = HotMethods.start(ProcessHandle.current().pid());
        Assumptions.assumeTrue(methods.isPresent(), "there is no jcmd here, or it is not let in");
        try (HotMethods hot = methods.get()) {
            assertThat(multipliedFor(TimeUnit.SECONDS.toNanos(1))).isNotZero();
            assertThat(hot.stop(20)).anyMatch(line -> line.endsWith(" % LiveLoadTest.multipliedFor"));
        }
    }

    private static long multipliedFor(long nanos) {
        long begin = System.nanoTime();
        long product = 1;
        while (System.nanoTime() - begin < nanos) {
            for (int i = 0; i < 10_000; i++) {
                product = product * 31 | 1;
            }
        }
        return product;
    }

    @Test
    void tooFewOpenFilesAreToldWithTheWayOut() {
        assertThatCode(() -> OpenFiles.require(5_000, 20_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(5_000, 1_024))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("ulimit -n 5500");
    }

    @Test
    void sharesAreToldTheGreatestFirst() {
        assertThat(Shares.text(Map.of("a", 0.1, "b", 0.7))).isEqualTo("b 0.70, a 0.10");
    }
}
