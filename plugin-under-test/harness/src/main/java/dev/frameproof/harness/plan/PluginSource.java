package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the plugin under test comes from: what {@code --plugin} says, read but not looked up yet. */
public sealed interface PluginSource {
    /** @return as its author wrote it */
    String text();

    /** The plugin that comes with Frameproof. */
    record Bundled() implements PluginSource {
        @Override
        public String text() {
            return RunPlan.BUNDLED;
        }
    }

    /**
     * A folder or zip on this machine.
     *
     * @param path absolute
     */
    record Local(Path path) implements PluginSource {
        public Local {
            requireNonNull(path, "path");
        }

        @Override
        public String text() {
            return path.toString();
        }
    }

    /**
     * A plugin of the catalogue at grafana.com.
     *
     * @param id the plugin's id
     * @param version a version, {@value #LATEST}, or {@value #ALL}
     */
    record Catalogue(String id, String version) implements PluginSource {
        /** The newest version. */
        public static final String LATEST = "latest";

        /** Each version there is, which only several runs can put to the test. */
        public static final String ALL = "all";

        public Catalogue {
            requireNonNull(id, "id");
            requireNonNull(version, "version");
        }

        @Override
        public String text() {
            return id + "@" + version;
        }
    }

    /**
     * A plugin that a running Grafana has.
     *
     * @param id the plugin's id
     */
    record Installed(String id) implements PluginSource {
        public Installed {
            requireNonNull(id, "id");
        }

        @Override
        public String text() {
            return id;
        }
    }

    /**
     * @param text {@code bundled}, a path, {@code id@version}, {@code id@latest}, {@code id@all}, or an id
     * @throws PlanException when it is none of these: there is nothing at that path
     */
    static PluginSource parse(String text) {
        if (text.equals(RunPlan.BUNDLED)) {
            return new Bundled();
        }
        Path path = path(text);
        if (Files.exists(path)) {
            return new Local(path);
        }
        Matcher catalogue = Forms.CATALOGUE.matcher(text);
        if (catalogue.matches()) {
            return new Catalogue(catalogue.group(1), catalogue.group(2));
        }
        if (Forms.ID.matcher(text).matches()) {
            return new Installed(text);
        }
        throw nothingAt(path);
    }

    /** @return the complaint about a path that leads nowhere */
    static PlanException nothingAt(Path path) {
        return new PlanException("--plugin: there is nothing at " + path
                + "; give 'bundled', a plugin's folder (the one with plugin.json in it) or its zip, ID@VERSION or ID@latest"
                + " of the catalogue, or with --grafana URL the id of a plugin that it has");
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException odd) {
            throw new PlanException("--plugin: '%s' is no path: %s".formatted(text, odd.getReason()));
        }
    }

    /** What texts are taken for. */
    final class Forms {
        private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");
        private static final Pattern CATALOGUE =
                Pattern.compile("(" + ID.pattern() + ")@(latest|all|v?\\d+\\.[0-9A-Za-z.+-]+)");

        private Forms() {}
    }
}
