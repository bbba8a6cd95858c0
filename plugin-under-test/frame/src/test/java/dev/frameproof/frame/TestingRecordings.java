package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Frames that real programs sent. */
final class TestingRecordings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestingRecordings() {}

    /** @return the names of the frames that the SDK for Go wrote both ways */
    static Stream<String> sdkNames() {
        return list("frames-sdk-go")
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json"))
                .map(name -> name.substring(0, name.length() - ".json".length()));
    }

    /** @return the JSON that the SDK wrote, without the newline after it */
    static byte[] sdkJson(String name) {
        String text = new String(bytes("frames-sdk-go/" + name + ".json"), UTF_8);
        return text.strip().getBytes(UTF_8);
    }

    static byte[] sdkArrow(String name) {
        return bytes("frames-sdk-go/" + name + ".arrow");
    }

    static Stream<String> pluginCases() {
        return list("plugin-1.7.2").map(file -> file.getFileName().toString());
    }

    /** @return the frames of a case, as JSON */
    static List<JsonNode> pluginFrames(String caseName) {
        try {
            List<JsonNode> frames = new ArrayList<>();
            JSON.readTree(bytes("plugin-1.7.2/" + caseName)).get("frames").forEach(frames::add);
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(TestingRecordings.class.getResource("/recordings").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> list(String folder) {
        try (Stream<Path> files = Files.list(root().resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
