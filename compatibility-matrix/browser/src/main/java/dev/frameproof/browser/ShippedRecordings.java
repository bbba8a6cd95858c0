package dev.frameproof.browser;

import dev.frameproof.oracle.recording.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings that come with this build: what a real plugin sent, chosen for what panels find hard. */
public final class ShippedRecordings {
    /** Two plain ones first: these are shown side by side. */
    private static final List<String> NAMES = List.of(
            "json-flat-floats",
            "json-burst-100",
            "json-type-flip",
            "lp-types",
            "json-all-3-partitions",
            "json-invalid",
            "json-null-first",
            "json-big-numbers",
            "json-nested",
            "json-unicode",
            "proto-scalars");

    private ShippedRecordings() {}

    /** @return their frames, in the order to show */
    public static List<StreamFrames> streams() {
        try {
            Path folder = Files.createTempDirectory("frameproof-recordings-");
            List<StreamFrames> streams = new ArrayList<>();
            for (String name : NAMES) {
                Path file = folder.resolve(name + ".json");
                Files.write(file, ViewerSource.read("recordings/" + name + ".json"));
                streams.add(StreamFrames.ofRecording(file));
                Files.delete(file);
            }
            Files.delete(folder);
            return List.copyOf(streams);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RecordingException e) {
            throw new IllegalStateException("a recording of this build is damaged", e);
        }
    }
}
