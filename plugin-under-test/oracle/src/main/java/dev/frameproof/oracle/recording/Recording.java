package dev.frameproof.oracle.recording;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StreamQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one stream query was asked, what lay in its topic, and what came.
 *
 * @param name the case
 * @param query what was asked
 * @param representation how the plugin shows values under the datasource's settings
 * @param partitions how many the topic has
 * @param ends where each partition ended when reading began, by its number; empty, or without some, where that is not known
 * @param registry what the schema registry held
 * @param records the records of all partitions in the order in which they were produced
 * @param arrivedMicros when each frame came, in microseconds since the epoch; not as many as there are frames where that
 *     is not known
 * @param frames every message that came, in order: the JSON text of a data frame each, UTF-8
 */
public record Recording(
        String name,
        StreamQuery query,
        Representation representation,
        int partitions,
        Map<Integer, PartitionEnd> ends,
        SchemaLookup registry,
        List<RecordedRecord> records,
        List<Long> arrivedMicros,
        List<byte[]> frames) {
    public Recording {
        requireNonNull(name, "name");
        requireNonNull(query, "query");
        requireNonNull(representation, "representation");
        requireNonNull(registry, "registry");
        ends = Map.copyOf(ends);
        records = List.copyOf(records);
        arrivedMicros = List.copyOf(arrivedMicros);
        frames = List.copyOf(frames);
    }

    /** @return whether there is a time for each frame */
    public boolean saysWhenFramesCame() {
        return arrivedMicros.size() == frames.size();
    }

    /**
     * Reads a file of the form described in {@code docs/recordings.md}.
     *
     * @throws RecordingException when it cannot be read or is no recording
     */
    public static Recording read(Path file) throws RecordingException {
        return new RecordingReader(file).read();
    }
}
