package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StopTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Pattern PID = Pattern.compile("pid (\\d+)");

    @TempDir
    Path folder;

    @Test
    void politeChildEndsInItsOwnWay() throws Exception {
        ProcessSpec spec = Shell.script(
                folder, "trap 'echo bye; exit 4' TERM; echo up; while :; do read line || sleep 0.05; done");
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            ProcessExit exit = child.stop();
            assertThat(exit.code()).isEqualTo(4);
            assertThat(exit.asked()).isTrue();
            assertThat(exit.lastLines()).contains("up", "bye");
        }
    }

    @Test
    void stubbornChildIsKilledWhenItsGraceIsOver() throws Exception {
        ProcessSpec spec = Shell.script(folder, "trap '' TERM; echo up; while :; do sleep 0.05; done")
                .stoppedBy(StopAction.signal(), SHORT);
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            assertThat(child.stop().code()).isEqualTo(137);
        }
    }

    @Test
    void stopActionThatHangsOrFailsDoesNotKeepTheChildAlive() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (StopAction action : List.<StopAction>of(child -> awaitUnchecked(never), child -> {
            throw new IllegalStateException("planted");
        })) {
            ProcessSpec spec = Shell.script(folder, "echo up; exec sleep 60").stoppedBy(action, SHORT);
            try (ChildProcess child = ChildProcess.start(spec)) {
                child.awaitReady(Readiness.line("up"), DEADLINE);
                assertThat(child.stop().code()).isGreaterThan(128);
            }
        }
        never.countDown();
    }

    @Test
    void closingStdinEndsAChildThatReadsIt() throws Exception {
        ProcessSpec spec = Shell.script(folder, "echo up; cat > /dev/null; echo done")
                .withStdin(Stdin.watched("text"))
                .stoppedBy(StopAction.closingStdin(), DEADLINE);
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            assertThat(child.stop()).satisfies(exit -> {
                assertThat(exit.code()).isZero();
                assertThat(exit.lastLines()).endsWith("done");
            });
        }
    }

    @Test
    void grandchildrenEndWithTheChild() throws Exception {
        ProcessSpec spec = Shell.script(
                        folder, "(trap '' TERM; sleep 60 & echo pid $!; wait) & sleep 61 & echo pid $!; wait")
                .stoppedBy(StopAction.signal(), SHORT);
        List<Long> pids = new CopyOnWriteArrayList<>();
        try (ChildProcess child = ChildProcess.start(spec, line -> pids.add(pid(line.text())))) {
            child.awaitReady(Readiness.probe("two pids", () -> pids.size() == 2), DEADLINE);
        }
        for (long pid : pids) {
            Await.gone(pid, DEADLINE);
        }
    }

    @Test
    void grandchildrenEndWhenTheChildIsKilledByAStranger() throws Exception {
        ProcessSpec spec = Shell.script(folder, "sleep 60 & echo pid $!; wait");
        try (ChildProcess child = ChildProcess.start(spec)) {
            long grandchild = pid(child.awaitLine(PID, DEADLINE).text());
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
            child.exit().get(10, TimeUnit.SECONDS);
            Await.gone(grandchild, DEADLINE);
        }
    }

    @Test
    void interruptOfTheTerminalDoesNotReachTheChild() throws Exception {
        ProcessSpec spec = Shell.script(folder, "echo up; exec sleep 60");
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            String pid = Long.toString(child.pid());
            assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor())
                    .isZero();
            assertThat(new ProcessBuilder("kill", "-HUP", pid).start().waitFor())
                    .isZero();
            assertThat(child.stop().code()).isEqualTo(128 + 15);
        }
    }

    @Test
    void manyMayStopAtOnceAndGetTheSameAnswer() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (ChildProcess child =
                ChildProcess.start(Shell.script(folder, "trap 'exit 9' TERM; while :; do sleep 0.01; done"))) {
            Callable<ProcessExit> stop = child::stop;
            List<Future<ProcessExit>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(stop));
            }
            for (Future<ProcessExit> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(child.stop());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void manyChildrenAtOnceKeepTheirOutputsApart() throws Exception {
        List<ChildProcess> children = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                String script = "n=0; while [ $n -lt 500 ]; do echo child-" + i + "; n=$((n+1)); done";
                Path own = Files.createDirectory(folder.resolve("c" + i));
                children.add(ChildProcess.start(Shell.script(own, script)));
            }
            for (int i = 0; i < children.size(); i++) {
                assertThat(children.get(i).exit().get(20, TimeUnit.SECONDS).code())
                        .isZero();
                assertThat(Files.readAllLines(children.get(i).logFile()))
                        .hasSize(500)
                        .containsOnly("child-" + i);
            }
        } finally {
            children.forEach(ChildProcess::close);
        }
    }

    @Test
    void interruptedStopKillsAtOnceAndKeepsTheInterrupt() throws Exception {
        ProcessSpec spec = Shell.script(folder, "trap '' TERM; echo up; while :; do sleep 0.05; done")
                .stoppedBy(StopAction.signal(), Duration.ofMinutes(5));
        try (ChildProcess child = ChildProcess.start(spec)) {
            child.awaitReady(Readiness.line("up"), DEADLINE);
            Thread.currentThread().interrupt();
            assertThat(child.stop().code()).isEqualTo(137);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static long pid(String line) {
        Matcher matcher = PID.matcher(line);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
