package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.process.OutputLine.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void linesOfBothOutputsReachLogFileAndListenersInOrder() throws Exception {
        List<OutputLine> heard = new CopyOnWriteArrayList<>();
        try (ChildProcess child = ChildProcess.start(
                Shell.script(folder, "echo one; echo two; printf 'no end'; echo oops >&2; exit 3"), heard::add)) {
            ProcessExit exit = child.exit().get(10, TimeUnit.SECONDS);
            assertThat(exit.code()).isEqualTo(3);
            assertThat(exit.asked()).isFalse();
            assertThat(exit.description()).isEqualTo("exited with code 3");
            assertThat(exit.lastLines()).contains("one", "two", "no end", "oops");
        }
        assertThat(heard)
                .filteredOn(line -> line.source() == Source.STDOUT)
                .extracting(OutputLine::text)
                .containsExactly("one", "two", "no end");
        assertThat(heard)
                .filteredOn(line -> line.source() == Source.STDERR)
                .extracting(OutputLine::text)
                .containsExactly("oops");
        assertThat(Files.readAllLines(folder.resolve("child.log")))
                .containsExactlyInAnyOrder("one", "two", "no end", "oops");
    }

    @Test
    void lineThatIsNotWantedIsNeitherKeptNorHeard() throws Exception {
        List<OutputLine> heard = new CopyOnWriteArrayList<>();
        try (ChildProcess child = ChildProcess.startFiltered(
                Shell.script(folder, "echo one; echo noise; echo noise >&2; echo two"),
                line -> !line.text().equals("noise"),
                heard::add)) {
            assertThat(child.exit().get(10, TimeUnit.SECONDS).lastLines()).containsExactly("one", "two");
            assertThat(child.standardErrorBytes()).isEqualTo("noise\n".length());
        }
        assertThat(heard).extracting(OutputLine::text).containsExactly("one", "two");
        assertThat(Files.readAllLines(folder.resolve("child.log"))).containsExactly("one", "two");
    }

    @Test
    void environmentIsExactlyWhatWasGiven() throws Exception {
        ProcessSpec spec = ProcessSpec.of("env", List.of("/usr/bin/env"), folder.resolve("env.log"))
                .withEnvironment(Map.of("SECRET", "s3cret", "EMPTY", ""));
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.exit().get(10, TimeUnit.SECONDS);
        }
        assertThat(Files.readAllLines(folder.resolve("env.log"))).containsExactlyInAnyOrder("SECRET=s3cret", "EMPTY=");
        assertThat(spec.toString()).contains("SECRET").doesNotContain("s3cret");
    }

    @Test
    void variableThatShellsSetIsKeptWhenItWasGiven() throws Exception {
        ProcessSpec spec = ProcessSpec.of("env", List.of("/usr/bin/env"), folder.resolve("env.log"))
                .withEnvironment(Map.of("PWD", folder.toString()))
                .in(folder);
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.exit().get(10, TimeUnit.SECONDS);
        }
        assertThat(Files.readAllLines(folder.resolve("env.log"))).containsExactly("PWD=" + folder);
    }

    @Test
    void stdinIsHandedOverAndClosed() throws Exception {
        ProcessSpec spec = Shell.script(folder, "cat; echo; echo end").withStdin(Stdin.of("höflich\nbitte"));
        try (ChildProcess child = ChildProcess.start(spec)) {
            assertThat(child.exit().get(10, TimeUnit.SECONDS).code()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("child.log"))).containsExactly("höflich", "bitte", "end");
        assertThat(spec.stdin().toString()).doesNotContain("bitte");
    }

    @Test
    void readyLineIsFoundAlthoughItCameBeforeAnybodyWaited() throws Exception {
        BlockingQueue<OutputLine> heard = new LinkedBlockingQueue<>();
        try (ChildProcess child =
                ChildProcess.start(Shell.script(folder, "echo 'port 4711'; echo later; exec cat"), heard::add)) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(child.awaitLine(Pattern.compile("port \\d+"), DEADLINE).text())
                    .isEqualTo("port 4711");
        }
    }

    @Test
    void deathBeforeReadinessTellsCodeAndLastLines() {
        StringBuilder script = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            script.append("echo line-").append(i).append("; ");
        }
        try (ChildProcess child = ChildProcess.start(Shell.script(folder, script + "exit 7"))) {
            assertThatThrownBy(() -> child.awaitReady(Readiness.line("^ready$"), DEADLINE))
                    .isInstanceOf(ChildProcessException.class)
                    .hasMessageContaining("child exited with code 7 before it was ready")
                    .hasMessageContaining("waited for a line that matches ^ready$")
                    .hasMessageContaining("line-11\n")
                    .hasMessageContaining("line-30")
                    .hasMessageNotContaining("line-10\n");
        }
    }

    @Test
    void deadlineTellsWhatWasWaitedFor() {
        try (ChildProcess child = ChildProcess.start(Shell.script(folder, "echo up; exec sleep 60"))) {
            Readiness never = Readiness.line("up").then(Readiness.probe("an answer on port 1", () -> false));
            assertThatThrownBy(() -> child.awaitReady(never, Duration.ofMillis(300)))
                    .isInstanceOf(ChildProcessException.class)
                    .hasMessageContaining("was not ready within 300 ms: waited for an answer on port 1.")
                    .hasMessageContaining("  up");
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void missingExecutableIsToldBeforeTheStart() {
        ProcessSpec spec = ProcessSpec.of("plugin", List.of("./gpx_absent"), folder.resolve("p.log"))
                .in(folder);
        assertThatThrownBy(() -> ChildProcess.start(spec))
                .isInstanceOf(ChildProcessException.class)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("gpx_absent");
    }

    @Test
    void fileWithoutExecuteBitIsToldWithTheRemedy() throws Exception {
        Files.writeString(folder.resolve("gpx"), "#!/bin/sh\n");
        ProcessSpec spec = ProcessSpec.of("plugin", List.of("./gpx"), folder.resolve("p.log"))
                .in(folder);
        assertThatThrownBy(() -> ChildProcess.start(spec)).hasMessageContaining("chmod +x");
    }

    @Test
    void absentFolderIsTold() {
        ProcessSpec spec = Shell.script(folder, "exit 0").in(folder.resolve("absent"));
        assertThatThrownBy(() -> ChildProcess.start(spec)).hasMessageContaining("absent does not exist");
    }

    @Test
    void logFileThatCannotBeWrittenIsToldAndNothingStarts() throws Exception {
        Files.createDirectory(folder.resolve("child.log"));
        assertThatThrownBy(() -> ChildProcess.start(Shell.script(folder, "touch started; exit 0")))
                .isInstanceOf(ChildProcessException.class)
                .hasMessageContaining("child.log cannot be written");
        assertThat(folder.resolve("started")).doesNotExist();
    }

    @Test
    void failingListenerDisturbsNeitherLogNorChild() throws Exception {
        try (ChildProcess child = ChildProcess.start(Shell.script(folder, "echo a; echo b"), line -> {
            throw new IllegalStateException("planted");
        })) {
            assertThat(child.exit().get(10, TimeUnit.SECONDS).code()).isZero();
        }
        assertThat(Files.readString(folder.resolve("child.log"))).contains("a\n", "b\n", "planted");
    }

    @Test
    void exitListenerHearsOfAKilledChildOnce() throws Exception {
        CompletableFuture<ProcessExit> heard = new CompletableFuture<>();
        try (ChildProcess child = ChildProcess.start(Shell.script(folder, "exec sleep 60"))) {
            child.onExit(heard::complete);
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
            ProcessExit exit = heard.get(10, TimeUnit.SECONDS);
            assertThat(exit.asked()).isFalse();
            assertThat(exit.description()).startsWith("was ended by signal 9 (KILL");
        }
    }

    @Test
    void usageOfALivingChildIsKnownAndOfADeadOneIsNot() throws Exception {
        ChildProcess child =
                ChildProcess.start(Shell.script(folder, "echo up; exec cat").withStdin(Stdin.watched("")));
        try (child) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            assertThat(child.usage()).hasValueSatisfying(usage -> assertThat(usage.residentBytes())
                    .isPositive());
        }
        assertThat(child.usage()).isEmpty();
    }
}
