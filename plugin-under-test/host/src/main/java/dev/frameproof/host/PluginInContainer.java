package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A plugin's process in a container, as far as this machine's system shows it: on Linux, not in a virtual machine. */
final class PluginInContainer {
    private final String id;
    private final String executable;
    private final GrafanaContainer container;
    private final AtomicReference<ProcessHandle> seen = new AtomicReference<>();
    private final AtomicReference<String> death = new AtomicReference<>();

    PluginInContainer(String id, Path executable, GrafanaContainer container) {
        this.id = requireNonNull(id, "id");
        this.executable = executable.getFileName().toString();
        this.container = requireNonNull(container, "container");
    }

    Map<String, Long> processes() {
        ProcessHandle known = seen.get();
        if (known != null && known.isAlive()) {
            return Map.of(id, known.pid());
        }
        Optional<ProcessHandle> found = container.processes().stream()
                .filter(this::isPlugin)
                .flatMap(row -> handle(row).stream())
                .findFirst();
        found.ifPresent(this::remember);
        return found.map(process -> Map.of(id, process.pid())).orElse(Map.of());
    }

    private boolean isPlugin(List<String> row) {
        String command = row.get(row.size() - 1);
        return command.contains(executable)
                || command.contains("/frameproof/plugins")
                || command.contains("@plugin.args");
    }

    /** A process of that number may be another one where the container runs on another system. */
    private static Optional<ProcessHandle> handle(List<String> row) {
        try {
            String program = row.get(row.size() - 1).split(" ", 2)[0];
            return ProcessHandle.of(Long.parseLong(row.get(0).strip())).filter(process -> process.info()
                    .commandLine()
                    .filter(line -> line.contains(program))
                    .isPresent());
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private void remember(ProcessHandle process) {
        seen.set(process);
        var unused = process.onExit()
                .thenAccept(gone -> death.compareAndSet(
                        null, "the plugin %s (process %d) ended by itself".formatted(id, gone.pid())));
    }

    Optional<String> death() {
        return Optional.ofNullable(death.get());
    }
}
