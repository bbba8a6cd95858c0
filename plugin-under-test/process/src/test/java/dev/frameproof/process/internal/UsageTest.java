package dev.frameproof.process.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.process.ProcessUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    Path proc;

    @Test
    void linuxFieldsAreReadBehindAnOddName() throws Exception {
        Path folder = Files.createDirectory(proc.resolve("42"));
        Files.writeString(
                folder.resolve("stat"),
                "42 (a) b (c) S 1 42 42 0 -1 4194560 1500 0 3 0 250 75 0 0 20 0 7 0 1000 9000000 512 18446744073709551615\n");
        Files.writeString(
                folder.resolve("status"), "Name:\ta) b (c\nVmHWM:\t    4096 kB\nVmRSS:\t    2048 kB\nThreads:\t7\n");
        Files.writeString(folder.resolve("io"), "rchar: 123456\nwchar: 789\nsyscr: 4\nsyscw: 5\n");
        assertThat(new LinuxUsage(proc).read(42))
                .contains(new ProcessUsage(
                        42,
                        Duration.ofMillis(3250),
                        2048 * 1024L,
                        OptionalLong.of(4096 * 1024L),
                        OptionalLong.of(123_456),
                        OptionalLong.of(789),
                        OptionalInt.of(7)));
    }

    @Test
    void linuxWithoutTheRightToSeeBytesTellsTheRest() throws Exception {
        Path folder = Files.createDirectory(proc.resolve("43"));
        Files.writeString(folder.resolve("stat"), "43 (x) S 1 42 42 0 -1 0 0 0 0 0 250 75 0 0 20 0 7 0 1000 1 1\n");
        Files.writeString(folder.resolve("status"), "VmRSS:\t    2048 kB\n");
        ProcessUsage usage = new LinuxUsage(proc).read(43).orElseThrow();
        assertThat(usage.readBytes()).isEmpty();
        assertThat(usage.threads()).isEmpty();
    }

    @Test
    void linuxKernelThreadOrAbsentProcessHasNone() throws Exception {
        Path folder = Files.createDirectory(proc.resolve("2"));
        Files.writeString(folder.resolve("stat"), "2 (kthreadd) S 0 0 0 0 -1 1 0 0 0 0 0 1 0 0 20 0 1 0 1 0 0\n");
        Files.writeString(folder.resolve("status"), "Name:\tkthreadd\nThreads:\t1\n");
        assertThat(new LinuxUsage(proc).read(2)).isEmpty();
        assertThat(new LinuxUsage(proc).read(3)).isEmpty();
    }

    @Test
    void psAnswersOfMacAndLinuxAreRead() {
        assertThat(PsUsage.parse(7, " 12345   1:02.50\n"))
                .contains(new ProcessUsage(
                        7,
                        Duration.ofMillis(62_500),
                        12345 * 1024L,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty()));
        assertThat(PsUsage.parse(7, "1 2-03:04:05\n").orElseThrow().cpuTime())
                .isEqualTo(Duration.ofDays(2).plusHours(3).plusMinutes(4).plusSeconds(5));
        assertThat(PsUsage.parse(7, "\n")).isEmpty();
    }

    @Test
    void thisProcessIsMeasured() {
        ProcessUsage usage = ProcessUsage.ofThisProcess().orElseThrow();
        assertThat(usage.residentBytes()).isGreaterThan(10_000_000);
        assertThat(usage.cpuTime()).isPositive();
        usage.peakResidentBytes().ifPresent(peak -> assertThat(peak).isGreaterThanOrEqualTo(usage.residentBytes() / 2));
    }
}
