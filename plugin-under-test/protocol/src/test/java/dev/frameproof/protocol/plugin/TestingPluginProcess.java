package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.HandshakeLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** {@link TestingPlugin} in a process of its own, with all that it prints. */
public final class TestingPluginProcess implements AutoCloseable {
    public static final Map<String, String> HOST_ENVIRONMENT =
            Map.of("grafana_plugin_type", "datasource", "PLUGIN_PROTOCOL_VERSIONS", "2");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Lines output;
    private final Lines errors;

    private TestingPluginProcess(Process process) {
        this.process = process;
        this.output = new Lines(process.getInputStream());
        this.errors = new Lines(process.getErrorStream());
    }

    public static TestingPluginProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = command(List.of());
        command.addAll(List.of(arguments));
        return launch(environment, command);
    }

    static List<String> command(List<String> jvmArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx40m"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TestingPlugin.class.getName()));
        return command;
    }

    static TestingPluginProcess launch(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new TestingPluginProcess(builder.start());
    }

    public HandshakeLine handshake() throws Exception {
        return HandshakeLine.parse(output.await(line -> true));
    }

    public String awaitError(Predicate<String> wanted) throws Exception {
        return errors.await(wanted);
    }

    /** Everything printed on standard output, once the process has ended. */
    public List<String> outputAtEnd() throws InterruptedException {
        return output.atEnd();
    }

    public List<String> errorsAtEnd() throws InterruptedException {
        return errors.atEnd();
    }

    public int awaitExit() throws Exception {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("the plugin's process did not end within " + PATIENCE);
        }
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** In order, so that no socket file stays. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines that are read as they come. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean ended;

        Lines(InputStream stream) {
            reader = new Thread(() -> read(stream), "lines");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream) {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized String await(Predicate<String> wanted) throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int next = 0;
            while (true) {
                for (; next < lines.size(); next++) {
                    if (wanted.test(lines.get(next))) {
                        return lines.get(next);
                    }
                }
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || leftMillis <= 0) {
                    throw new TimeoutException("the awaited line did not come; lines: " + lines);
                }
                wait(leftMillis);
            }
        }

        List<String> atEnd() throws InterruptedException {
            reader.join(PATIENCE.toMillis());
            synchronized (this) {
                return List.copyOf(lines);
            }
        }
    }
}
