package dev.frameproof.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where another Java process is in its code, sampled by its own flight recorder, which the JDK's {@code jcmd} turns on. */
final class HotMethods implements AutoCloseable {
    private static final String NAME = "frameproof";
    private static final int PATIENCE_SECONDS = 20;

    private final long pid;
    private final Path file;

    private HotMethods(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    /** @return empty where there is no {@code jcmd}, as with a runtime alone, or the process does not let it in */
    static Optional<HotMethods> start(long pid) throws IOException, InterruptedException {
        Path file = Files.createTempFile("frameproof-profile", ".jfr");
        if (jcmd(pid, "JFR.start", "name=" + NAME, "settings=profile")) {
            return Optional.of(new HotMethods(pid, file));
        }
        Files.delete(file);
        return Optional.empty();
    }

    /**
     * @return how many samples of Java code there were, and the methods they were in, with their share, the greatest
     *     first, at most so many; empty when the recorder does not answer
     */
    List<String> stop(int most) throws IOException, InterruptedException {
        if (!jcmd(pid, "JFR.stop", "name=" + NAME, "filename=" + file)) {
            return List.of();
        }
        Map<String, Integer> samples = new HashMap<>();
        int all = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                Optional<String> method = sampled(recording.readEvent());
                if (method.isPresent()) {
                    all++;
                    samples.merge(method.get(), 1, Integer::sum);
                }
            }
        }
        double whole = all;
        List<String> lines = new ArrayList<>(List.of(all + " samples"));
        samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(entry -> "%.0f %% %s".formatted(entry.getValue() / whole * 100, entry.getKey()))
                .forEach(lines::add);
        return lines;
    }

    private static Optional<String> sampled(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (!event.getEventType().getName().equals("jdk.ExecutionSample")
                || stack == null
                || stack.getFrames().isEmpty()) {
            return Optional.empty();
        }
        RecordedFrame top = stack.getFrames().get(0);
        String type = top.getMethod().getType().getName();
        return Optional.of(type.substring(type.lastIndexOf('.') + 1) + "."
                + top.getMethod().getName());
    }

    private static boolean jcmd(long pid, String... command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(jcmd.toString(), Long.toString(pid));
        builder.command().addAll(List.of(command));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
