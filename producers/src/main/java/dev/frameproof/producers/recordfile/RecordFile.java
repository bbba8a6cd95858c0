package dev.frameproof.producers.recordfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A record file, read where it is asked for. Kept in memory: 16 bytes a record. */
final class RecordFile implements RecordSeries {
    private final Path file;
    private final FileChannel channel;
    /** Where each record's line begins, then the file's end. */
    private final long[] starts;

    private final long[] timestamps;

    private RecordFile(Path file, FileChannel channel, long[] starts, long[] timestamps) {
        this.file = file;
        this.channel = channel;
        this.starts = starts;
        this.timestamps = timestamps;
    }

    static RecordFile open(Path file) throws IOException {
        long[] starts = new long[1024];
        long[] timestamps = new long[1024];
        int count = 0;
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (long number = 1; readLine(in, line); number++) {
                if (count + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, starts.length * 2);
                    timestamps = Arrays.copyOf(timestamps, timestamps.length * 2);
                }
                if (!line.toString(UTF_8).isBlank()) {
                    starts[count] = at;
                    timestamps[count++] =
                            parse(file, number, line.toString(UTF_8)).timestampMillis();
                }
                at += line.size();
            }
        }
        starts[count] = at;
        return new RecordFile(
                file,
                FileChannel.open(file, StandardOpenOption.READ),
                Arrays.copyOf(starts, count + 1),
                Arrays.copyOf(timestamps, count));
    }

    @Override
    public long size() {
        return timestamps.length;
    }

    @Override
    public FileRecord at(long index) {
        int place = Math.toIntExact(index);
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(starts[place + 1] - starts[place]));
        try {
            while (line.hasRemaining() && channel.read(line, starts[place] + line.position()) >= 0) {
                // Reads on where it stopped.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read any more: " + e.getMessage(), e);
        }
        return parse(file, index + 1, new String(line.array(), 0, line.position(), UTF_8));
    }

    @Override
    public long[] timestampsMillis() {
        return timestamps.clone();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be closed", e);
        }
    }

    private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        line.reset();
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            if (next == '\n') {
                return true;
            }
            next = in.read();
        }
        return line.size() > 0;
    }

    private static FileRecord parse(Path file, long number, String line) {
        try {
            return RecordLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }
}
