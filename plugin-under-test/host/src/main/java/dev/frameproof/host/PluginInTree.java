package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A plugin's process among those that a Grafana started. Grafana tells nobody which it is, so it is looked for. */
final class PluginInTree {
    private final String id;
    private final Path executable;
    private final long grafanaPid;
    private final AtomicReference<ProcessHandle> seen = new AtomicReference<>();
    private final AtomicReference<String> death = new AtomicReference<>();

    /** @param executable what Grafana starts; it may turn itself into another program */
    PluginInTree(String id, Path executable, long grafanaPid) {
        this.id = requireNonNull(id, "id");
        this.executable = requireNonNull(executable, "executable");
        this.grafanaPid = grafanaPid;
    }

    /** @return the process, by the plugin's id, when it runs */
    Map<String, Long> processes() {
        ProcessHandle known = seen.get();
        if (known != null && known.isAlive()) {
            return Map.of(id, known.pid());
        }
        Optional<ProcessHandle> found = ProcessHandle.of(grafanaPid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(this::isPlugin)
                .findFirst();
        found.ifPresent(this::remember);
        return found.map(process -> Map.of(id, process.pid())).orElse(Map.of());
    }

    private void remember(ProcessHandle process) {
        seen.set(process);
        var unused = process.onExit()
                .thenAccept(gone -> death.compareAndSet(
                        null, "the plugin %s (process %d) ended by itself".formatted(id, gone.pid())));
    }

    /** The bundled plugin's executable is a script that becomes a Java process in the plugin's folder. */
    private boolean isPlugin(ProcessHandle process) {
        String name = executable.getFileName().toString();
        String command = process.info().command().orElse("");
        boolean named = process.info().commandLine().orElse("").contains(name) || command.endsWith(name);
        boolean inFolder = !command.isEmpty() && Path.of(command).startsWith(realFolder());
        boolean child =
                process.parent().map(parent -> parent.pid() == grafanaPid).orElse(false);
        return named || inFolder || (child && command.endsWith("/java"));
    }

    private Path realFolder() {
        Path folder = executable.toAbsolutePath().getParent();
        return folder == null ? Path.of("/") : folder;
    }

    /** @return how it died, when it did while Grafana lived */
    Optional<String> death() {
        return Optional.ofNullable(death.get());
    }
}
