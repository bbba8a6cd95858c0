package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A process that this one started: its output goes to its log file line by line, and it ends with its whole tree when
 * it is closed. All methods may be called from any thread.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final ProcessSpec spec;
    private final Process process;
    private final ProcessTree tree;
    private final OutputCapture capture;
    private final LineHistory history;
    private final CompletableFuture<ProcessExit> exit;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final StopSequence stopSequence = new StopSequence(this);

    private ChildProcess(ProcessSpec spec, Process process, OutputCapture capture, LineHistory history) {
        this.spec = spec;
        this.process = process;
        this.tree = new ProcessTree(process.toHandle());
        this.capture = capture;
        this.history = history;
        CompletableFuture<Void> drained = capture.drain(process.getInputStream(), process.getErrorStream());
        this.exit = process.onExit()
                .thenCompose(ended -> {
                    tree.killDescendants();
                    return drained.copy().completeOnTimeout(null, DRAIN.toMillis(), TimeUnit.MILLISECONDS);
                })
                .thenApply(nothing -> new ProcessExit(
                        spec.name(), process.pid(), process.exitValue(), asked.get(), history.lastLines()));
    }

    /**
     * Starts the process and hands over its stdin.
     *
     * @param listeners hear every line from the first one on
     * @throws ChildProcessException when it cannot be started, saying why
     */
    public static ChildProcess start(ProcessSpec spec, OutputListener... listeners) {
        return startFiltered(spec, line -> true, listeners);
    }

    /**
     * Starts a process that may write far more than anybody wants to keep.
     *
     * @param wanted which lines are kept and heard at all; asked for each line, so it must be quick
     */
    public static ChildProcess startFiltered(
            ProcessSpec spec, Predicate<OutputLine> wanted, OutputListener... listeners) {
        LineHistory history = new LineHistory();
        OutputCapture capture = new OutputCapture(spec.name(), spec.logFile(), history, wanted, List.of(listeners));
        Process process;
        try {
            process = new Launch(spec).start();
        } catch (ChildProcessException e) {
            capture.closeLog();
            throw e;
        }
        ChildProcess child = new ChildProcess(spec, process, capture, history);
        child.handOver(spec.stdin());
        return child;
    }

    private void handOver(Stdin stdin) {
        Thread writer = new Thread(
                () -> {
                    try {
                        OutputStream out = process.getOutputStream();
                        out.write(stdin.text().getBytes(StandardCharsets.UTF_8));
                        if (stdin.heldOpen()) {
                            out.write(0);
                            out.flush();
                        } else {
                            out.close();
                        }
                    } catch (IOException e) {
                        // The child closed its stdin or is gone: its exit tells more than this.
                    }
                },
                spec.name() + "-stdin");
        writer.setDaemon(true);
        writer.start();
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public Path logFile() {
        return spec.logFile();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @return how many bytes the child has written on standard error, those of lines that nobody keeps among them */
    public long standardErrorBytes() {
        return capture.standardErrorBytes();
    }

    /** @return what the child said last, oldest first, at most 20 lines */
    public List<String> lastLines() {
        return history.lastLines();
    }

    /** @return completed when the child is gone and its output is in the log file */
    public CompletableFuture<ProcessExit> exit() {
        return exit.copy();
    }

    /** Calls the listener once when the child is gone, at once if it already is. */
    public void onExit(Consumer<ProcessExit> listener) {
        requireNonNull(listener, "listener");
        CompletableFuture<Void> unused = exit.thenAccept(listener);
    }

    /** @return what the child uses now, with nothing of what it started; empty when it is gone */
    public Optional<ProcessUsage> usage() {
        return isAlive() ? ProcessUsage.of(pid()) : Optional.empty();
    }

    /**
     * Waits until the child is ready. The first call that succeeds lets go of the child's first lines: a later call
     * sees only lines that arrive from then on.
     *
     * @throws ChildProcessException when the child dies or the deadline passes: what was waited for, the exit code if
     *     there is one, and the last 20 lines of the log
     */
    public void awaitReady(Readiness readiness, Duration deadline) throws InterruptedException {
        BlockingQueue<OutputLine> lines = history.follow();
        try {
            long end = System.nanoTime() + deadline.toNanos();
            List<OutputLine> news = new ArrayList<>();
            while (true) {
                Optional<ProcessExit> gone = Optional.ofNullable(exit.getNow(null));
                lines.drainTo(news);
                if (readiness.isReady(news)) {
                    break;
                }
                news.clear();
                long left = end - System.nanoTime();
                if (gone.isPresent() || left <= 0) {
                    throw NotReady.exception(this, readiness, deadline, gone);
                }
                OutputLine line = lines.poll(Math.min(left, POLL.toNanos()), TimeUnit.NANOSECONDS);
                if (line != null) {
                    news.add(line);
                }
            }
            tree.remember();
            history.forgetFirst();
        } finally {
            history.unfollow(lines);
        }
    }

    /** @return the first line that contains a match; fails as {@link #awaitReady} does */
    public OutputLine awaitLine(Pattern pattern, Duration deadline) throws InterruptedException {
        LineReadiness readiness = new LineReadiness(pattern);
        awaitReady(readiness, deadline);
        return readiness.found().orElseThrow();
    }

    /** Sends SIGTERM to the child and everything it started; does not wait. */
    public void signal() {
        asked.set(true);
        tree.signal();
    }

    /** Closes the child's stdin; does not wait. */
    public void closeStdin() throws IOException {
        asked.set(true);
        process.getOutputStream().close();
    }

    /** Kills the child and everything it started with SIGKILL; does not wait. */
    public void kill() {
        asked.set(true);
        tree.kill();
    }

    /**
     * Asks the child to end as its spec says, kills what is left of its tree when the grace is over, and waits until
     * everything is gone. Calling it again, or from several threads, is harmless: each call returns the same answer.
     * An interrupted caller kills at once and keeps its interrupt flag.
     *
     * @throws ChildProcessException when the child does not even yield to SIGKILL within five seconds
     */
    public ProcessExit stop() {
        asked.set(true);
        return stopSequence.run();
    }

    @Override
    public void close() {
        stop();
    }

    ProcessSpec spec() {
        return spec;
    }

    Process process() {
        return process;
    }

    ProcessTree tree() {
        return tree;
    }

    @Override
    public String toString() {
        return name() + " (pid " + pid() + ")";
    }
}
