package dev.frameproof.producers.recordfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The records of a file, in its order. Safe for use by several threads at once. */
public interface RecordSeries extends AutoCloseable {
    /** @return how many there are */
    long size();

    /**
     * @param index from 0
     * @throws UncheckedIOException when the file cannot be read any more
     */
    FileRecord at(long index);

    /** @return every record's timestamp, in the file's order */
    long[] timestampsMillis();

    @Override
    void close();

    /**
     * Opens a record file ({@link RecordLine}), or a recording: one JSON object whose {@code records} are such records,
     * in the order in which they were produced.
     *
     * @throws IllegalArgumentException when it is neither; the message names file and line
     * @throws IOException when it cannot be read
     */
    static RecordSeries open(Path file) throws IOException {
        return Recording.isOne(file) ? Recording.read(file) : RecordFile.open(file);
    }

    /** @return whether the file is a recording */
    static boolean isRecording(Path file) throws IOException {
        return Recording.isOne(file);
    }
}
