package dev.frameproof.harness.session;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.producers.sink.GatheredSentLog;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.source.OutgoingRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What viewers of a stream must see: a workload's samples, and what the bytes of one's own records say. */
final class StreamRecords implements RecordSource {
    /** The index of the first record of one's own: beyond all that a workload sends. */
    static final long OWN = 1L << 40;

    private final GatheredSentLog positions;
    private final Optional<RecordSource> workload;
    private final RecordDecoding decoding;
    private final Map<Long, OutgoingRecord> own = new ConcurrentHashMap<>();

    StreamRecords(StreamFeed feed, Representation representation, GatheredSentLog positions) {
        this.positions = positions;
        workload = feed.workload().map(sent -> sent.expected().apply(positions));
        decoding = new RecordDecoding(feed.query(), feed.schemas(), representation);
    }

    /** Notes a record before it is sent. */
    void add(long index, OutgoingRecord record) {
        own.put(index, record);
    }

    OutgoingRecord own(long index) {
        return own.get(index);
    }

    @Override
    public SentLog positions() {
        return positions;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        return index < OWN ? workload.orElseThrow().recordAt(partition, offset, index) : decoded(own.get(index));
    }

    private ExpectedRecord decoded(OutgoingRecord record) {
        synchronized (decoding) {
            return decoding.decode(record.key(), record.value());
        }
    }
}
