package dev.frameproof.host.embedded.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.host.embedded.TestingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was recorded with a real Grafana.
 *
 * @param scenario the file's name without its ending
 */
record Recording(String version, String scenario, List<JsonNode> lines) {
    static Recording read(String version, String scenario) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(folder(version).resolve(scenario + ".jsonl"), UTF_8)) {
                lines.add(TestingApi.JSON.readTree(line));
            }
            return new Recording(version, scenario, List.copyOf(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Recording> allLive() {
        List<Recording> all = new ArrayList<>();
        for (String version : new String[] {"12.4.0", "10.1.2"}) {
            try (Stream<Path> files = Files.list(folder(version))) {
                files.map(file -> file.getFileName().toString().replace(".jsonl", ""))
                        .filter(name -> name.startsWith("live-"))
                        .sorted()
                        .forEach(name -> all.add(read(version, name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** @return the same with a text replaced in one line */
    Recording tampered(int line, String text, String by) throws IOException {
        List<JsonNode> changed = new ArrayList<>(lines);
        String old = lines.get(line).toString();
        String now = old.replace(text, by);
        if (now.equals(old)) {
            throw new IllegalArgumentException("line " + line + " does not hold " + text + ": " + old);
        }
        changed.set(line, TestingApi.JSON.readTree(now));
        return new Recording(version, scenario, changed);
    }

    @Override
    public String toString() {
        return version + " " + scenario;
    }

    private static Path folder(String version) {
        try {
            return Path.of(Recording.class
                    .getResource("/dev/frameproof/host/recordings/grafana-" + version)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
