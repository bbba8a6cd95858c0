package dev.frameproof.cli.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the processes of one load spend their time: all by thread, one of them by method as well. */
final class LoadProfile implements AutoCloseable {
    private static final int THREADS = 3;
    private static final int METHODS = 8;

    private final Map<String, Long> processes;
    private final String closer;
    private final Optional<HotMethods> methods;
    private final Map<String, ThreadTimes> before = new HashMap<>();
    private final Map<String, List<String>> lines = new TreeMap<>();

    private LoadProfile(Map<String, Long> processes, String closer, Optional<HotMethods> methods) {
        this.processes = processes;
        this.closer = closer;
        this.methods = methods;
    }

    /**
     * @param processes pid by name
     * @param closer the one that is looked at by method, a Java process
     */
    static LoadProfile start(Map<String, Long> processes, String closer) throws IOException, InterruptedException {
        Long pid = processes.get(closer);
        var profile =
                new LoadProfile(Map.copyOf(processes), closer, pid == null ? Optional.empty() : HotMethods.start(pid));
        processes.forEach((name, id) -> profile.before.put(name, ThreadTimes.of(id)));
        return profile;
    }

    /** The load is over. */
    void end() {
        processes.forEach((name, pid) -> {
            List<String> threads = ThreadTimes.of(pid).since(before.get(name), THREADS);
            if (!threads.isEmpty()) {
                lines.put(name, threads);
            }
        });
    }

    /** @return what it shows, lines by process */
    Map<String, List<String>> lines() throws IOException, InterruptedException {
        if (methods.isPresent()) {
            List<String> hot = methods.get().stop(METHODS);
            if (!hot.isEmpty()) {
                lines.put(closer + ", its Java code", hot);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        if (methods.isPresent()) {
            methods.get().close();
        }
    }
}
