package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.reports.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this build of Frameproof lies.
 *
 * @param root the checkout
 * @param recordArchives whether this process was started to write class data archives
 */
record Installation(Path root, boolean recordArchives) {
    private static final String ROOT = "frameproof.root";
    private static final String RECORD = "frameproof.archive.dump";

    static Installation ofThisProcess() {
        String root = System.getProperty(ROOT, "");
        if (root.isEmpty()) {
            throw new EnvironmentException(
                    new Problem(
                            "it is not known where Frameproof lies",
                            "the system property " + ROOT + " is not set",
                            "start it by ./frameproof"),
                    null);
        }
        return new Installation(Path.of(root), Boolean.getBoolean(RECORD));
    }

    /** @return the folder of the bundled plugin */
    Path bundledPlugin() {
        return built(root.resolve("plugin-under-test/kafka-plugin/target/plugin/frameproof-kafka-datasource"));
    }

    RunEnvironment environment(String commandLine, Map<String, String> variables) {
        Path modules = root.resolve("plugin-under-test");
        return new RunEnvironment(
                Version.number(),
                commandLine,
                bundledPlugin(),
                built(modules.resolve("planted-plugin/target/plugin/frameproof-planted-datasource")),
                Optional.of(root.resolve("cli/target/frameproof/archive")),
                recordArchives,
                variables);
    }

    private static Path built(Path plugin) {
        if (!Files.isDirectory(plugin)) {
            throw new EnvironmentException(
                    new Problem(
                            "the plugin " + plugin.getFileName() + " is not built",
                            plugin + " does not exist",
                            "run 'mvn -DskipTests package', or remove cli/target and start ./frameproof again"),
                    null);
        }
        return plugin;
    }
}
