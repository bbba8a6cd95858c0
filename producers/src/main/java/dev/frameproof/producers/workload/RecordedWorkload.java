package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.pacing.Pacing;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures when a sample is asked for the first time and recalls it ever after, so that what was sent can be told
 * again. Samples are kept in chunks; beyond {@link #KEPT_SAMPLES} the chunk of the lowest indices is let go.
 */
public final class RecordedWorkload implements Workload, AutoCloseable {
    /** How many samples can be recalled: at one a second, the last twelve days. */
    public static final int KEPT_SAMPLES = 1 << 20;

    private static final int CHUNK = 1024;

    private final String name;
    private final LiveSource source;
    private final int keptChunks;
    private final TreeMap<Long, Sample[]> chunks = new TreeMap<>();
    private long firstKeptChunk;

    public RecordedWorkload(String name, LiveSource source) {
        this(name, source, KEPT_SAMPLES);
    }

    /** @param keptSamples how many samples can be recalled at least, rounded up to whole chunks of 1024 */
    public RecordedWorkload(String name, LiveSource source, int keptSamples) {
        this.name = requireNonNull(name, "name");
        this.source = requireNonNull(source, "source");
        Ranges.check("keptSamples", keptSamples, 1, Integer.MAX_VALUE - CHUNK);
        keptChunks = (keptSamples + CHUNK - 1) / CHUNK;
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws IllegalStateException when the sample was let go to bound memory */
    @Override
    public synchronized Sample sample(long index) {
        long number = index / CHUNK;
        if (number < firstKeptChunk) {
            throw new IllegalStateException("sample " + index + " of " + name
                    + " is no longer kept: recorded are those from " + firstKeptChunk * CHUNK + " on");
        }
        Sample[] chunk = chunks.computeIfAbsent(number, any -> new Sample[CHUNK]);
        int place = (int) (index % CHUNK);
        if (chunk[place] == null) {
            chunk[place] = source.measure();
        }
        while (chunks.size() > keptChunks) {
            firstKeptChunk = chunks.pollFirstEntry().getKey() + 1;
        }
        return chunk[place];
    }

    @Override
    public Optional<Duration> interval() {
        return source.interval();
    }

    @Override
    public boolean isMeasured() {
        return true;
    }

    @Override
    public Workload specimen() {
        return source.specimen().orElse(this);
    }

    @Override
    public Optional<Heard> heard() {
        return source.heard();
    }

    @Override
    public Optional<Pacing> timing() {
        return source.timing();
    }

    /**
     * Takes hold of what is measured.
     *
     * @throws DeviceUnavailableException when it cannot be had
     */
    public void open() {
        source.open();
    }

    @Override
    public void close() {
        source.close();
    }
}
