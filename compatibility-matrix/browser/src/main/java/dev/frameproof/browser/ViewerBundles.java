package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds a version's viewer page and keeps it: one folder for each version and state of the page's source. What is kept
 * needs neither npm nor a network. May be used from several threads and processes; a bundle is built once.
 */
final class ViewerBundles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEEP_PACKAGES = "frameproof.browser.keepPackages";
    private static final String DONE = "installed";

    private final Path cache;
    private final Optional<Npm> npm;
    private final String npmMissing;

    /** @param npmMissing why there is no npm; empty when there is */
    ViewerBundles(Path cache, Optional<Npm> npm, String npmMissing) {
        this.cache = cache.resolve("browser");
        this.npm = npm;
        this.npmMissing = npmMissing;
    }

    /** @return the bundler and the parser; empty without npm */
    Optional<JsTools> tools() {
        return npm.map(found -> new JsTools(cache, found));
    }

    /**
     * @param version in full, such as {@code 12.4.10}, or without its patch: the newest one
     * @return the bundle, or why it cannot be had here
     * @throws EnvironmentException when npm or the bundler fails
     */
    @SuppressWarnings("try") // The lock is held for as long as the bundle is built.
    synchronized Built bundle(String version) {
        try {
            Files.createDirectories(cache);
            Optional<String> exact = GrafanaPackages.exact(version).or(() -> newest(version));
            if (exact.isEmpty()) {
                return Built.missing(npmMissing + ", and it is not known which patch of " + version + " is meant");
            }
            try (FileChannel lock = FileChannel.open(
                            cache.resolve(exact.get() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                return bundle(exact.get(), folder(exact.get()));
            }
        } catch (IOException e) {
            throw new EnvironmentException(
                    new Problem(
                            "the browser's bundle of Grafana " + version + " cannot be kept in " + cache,
                            e.toString(),
                            "make room, or name another folder by -Dframeproof.browser.cache"),
                    e);
        }
    }

    /**
     * A bundle, or why there is none.
     *
     * @param missing empty when there is one
     */
    record Built(Optional<ViewerBundle> bundle, String missing) {
        static Built missing(String why) {
            return new Built(Optional.empty(), why);
        }
    }

    private Path folder(String version) {
        String recipe = GrafanaPackages.all(version) + JsTools.versions() + ViewerExternals.all();
        return cache.resolve("grafana-" + version + "-" + ViewerSource.hash(recipe));
    }

    private Built bundle(String version, Path folder) throws IOException {
        if (!Files.exists(folder.resolve(ViewerBundle.EXPORTS))) {
            if (npm.isEmpty()) {
                return Built.missing(npmMissing + ", and the cache has no bundle of Grafana " + version);
            }
            build(version, folder);
        }
        return new Built(Optional.of(new ViewerBundle(version, folder)), "");
    }

    private void build(String version, Path folder) throws IOException {
        Path packages = cache.resolve("packages-" + version);
        install(version, packages);
        Path source = packages.resolve("viewer");
        ViewerSource.writeTo(source);
        Files.writeString(source.resolve("externals.js"), ViewerExternals.source(packages, version));
        Path out = packages.resolve("out");
        remove(out);
        Files.createDirectories(out);
        List<String> arguments = new ArrayList<>();
        arguments.add(tools().orElseThrow().script("build.cjs").toString());
        arguments.addAll(List.of(packages.toString(), out.toString()));
        arguments.addAll(GrafanaPackages.GRAFANA);
        npm.orElseThrow().node("bundling the viewer page of Grafana " + version, arguments, packages);
        remove(folder);
        Files.move(out, folder, StandardCopyOption.ATOMIC_MOVE);
        if (!Boolean.getBoolean(KEEP_PACKAGES)) {
            remove(packages);
        }
    }

    private void install(String version, Path packages) throws IOException {
        if (Files.exists(packages.resolve(DONE))) {
            return;
        }
        Files.createDirectories(packages);
        ObjectNode wanted = JSON.createObjectNode().put("private", true);
        ObjectNode dependencies = wanted.putObject("dependencies");
        GrafanaPackages.all(version).forEach(dependencies::put);
        Files.writeString(packages.resolve("package.json"), wanted.toPrettyString());
        npm.orElseThrow().install(packages);
        Files.writeString(packages.resolve(DONE), "");
    }

    private Optional<String> newest(String version) {
        return npm.map(found -> {
            String answer = String.join("", found.view("@grafana/data@~" + version + ".0", "version", cache));
            try {
                JsonNode versions = JSON.readTree(answer);
                List<String> all = new ArrayList<>();
                if (versions.isTextual()) {
                    all.add(versions.textValue());
                }
                versions.forEach(one -> all.add(one.asText()));
                return all.stream().max(GrafanaPackages.byNumbers()).orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException("npm answered no versions of " + version + ": " + answer, e);
            }
        });
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
