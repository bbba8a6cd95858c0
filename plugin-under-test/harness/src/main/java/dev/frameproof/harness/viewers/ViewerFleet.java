package dev.frameproof.harness.viewers;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.ChannelId;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveException;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.RecentRecords;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.reports.FindingKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds viewers by the thousand. A few event loops read all sockets and verify on the spot. Viewers of one channel share
 * what one of them has verified, and channels of one topic share the records that were made to compare with, so that one
 * viewer more costs little more than its socket. Safe for use by several threads.
 */
public final class ViewerFleet implements AutoCloseable {
    private static final int NO_CLOSE_CODE = 1006;
    private static final int RECENT_RECORDS = 1 << 13;
    private static final int HELD_BYTES_OF_A_VIEWER = 1 << 20;
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final int FINDINGS_OF_A_CHANNEL = 100;

    private final FleetSettings settings;
    private final LiveClient client;
    private final LatencyRecorder latency = new LatencyRecorder();
    private final Map<ChannelId, ViewedChannel> channels = new ConcurrentHashMap<>();
    private final Map<RecordSource, RecordSource> recent = new ConcurrentHashMap<>();
    private final Set<WatchedChannel> watched = ConcurrentHashMap.newKeySet();
    private final Map<ChannelId, FleetVerdict.Sum> sums = new LinkedHashMap<>();
    private final AtomicLong deliveredBefore = new AtomicLong();
    private final AtomicLong verifiedBefore = new AtomicLong();
    private final AtomicLong findingsBefore = new AtomicLong();

    /** A fleet on event loops of its own. */
    public ViewerFleet(FleetSettings settings) {
        this(settings, new LiveClient(settings.eventLoops(), settings.timeouts()));
    }

    /** @param client on whose event loops the fleet lives; closed with the fleet */
    public ViewerFleet(FleetSettings settings, LiveClient client) {
        this.settings = requireNonNull(settings, "settings");
        this.client = requireNonNull(client, "client");
    }

    /** @return what opens the viewers' connections */
    public LiveClient client() {
        return client;
    }

    /** @return the ages of all rows of all viewers, from the intended send time on */
    public LatencyRecorder latency() {
        return latency;
    }

    /**
     * One viewer more, which has not subscribed yet.
     *
     * @param viewer its name in findings
     * @throws IllegalArgumentException when the channel is already watched for another query
     */
    public WatchedChannel watch(String viewer, ViewedStream stream, FrameObserver observer) {
        ViewedChannel channel =
                channels.computeIfAbsent(stream.channel(), id -> new ViewedChannel(stream, recent(stream)));
        if (!channel.stream().query().equals(stream.query())) {
            throw new IllegalArgumentException("channel %s is watched with the query %s, so not with %s"
                    .formatted(
                            stream.channel(),
                            channel.stream().query().toJson(),
                            stream.query().toJson()));
        }
        VerifierOptions options = VerifierOptions.named(viewer)
                .withHold(HOLD, HELD_BYTES_OF_A_VIEWER)
                .withFindingsKept(settings.findingsKept())
                .withShared(channel.pushes());
        Optional<Duration> late = settings.lateAfter();
        var verifier = new StreamVerifier(
                stream.query(),
                stream.representation(),
                channel.records(),
                latency,
                late.isPresent() ? options.withLateAfter(late.get()) : options);
        var one = new WatchedChannel(viewer, channel, verifier, observer);
        watched.add(one);
        return one;
    }

    private RecordSource recent(ViewedStream stream) {
        return recent.computeIfAbsent(stream.records(), source -> new RecentRecords(source, RECENT_RECORDS));
    }

    /** @return whether all that was due to all viewers has come */
    public boolean caughtUp() {
        return watched.stream().allMatch(WatchedChannel::caughtUp);
    }

    /** @return all rows that the viewers have to see of what is sent until now, those that came among them */
    public long due() {
        return verifiedBefore.get()
                + watched.stream().mapToLong(WatchedChannel::due).sum();
    }

    /** @return all rows that were verified until now */
    public long verified() {
        return verifiedBefore.get()
                + watched.stream().mapToLong(one -> one.progress().verified()).sum();
    }

    /** @return all rows that came until now */
    public long delivered() {
        return deliveredBefore.get()
                + watched.stream().mapToLong(one -> one.progress().delivered()).sum();
    }

    /**
     * The plugin died and was started again. Viewers whose connection held did not notice: what was on its way or sent
     * meanwhile may be missing. To be called before the plugin's new streams bring rows.
     *
     * @param sinceNanos when it died, on {@link System#nanoTime()}'s scale
     */
    public void pluginRestarted(long sinceNanos) {
        watched.forEach(one -> one.interrupted(sinceNanos));
    }

    /** The streams have ended for all viewers, though their connections may still be there. */
    public void brokeOff(String how) {
        watched.forEach(one -> one.onEnd(new LiveException.Closed(NO_CLOSE_CODE, how)));
    }

    /** @return how many findings there are of each kind until now; kinds without one are left out */
    public Map<FindingKind, Long> findingCounts() {
        Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
        synchronized (sums) {
            sums.values().forEach(sum -> sum.verdict()
                    .total()
                    .counts()
                    .forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        }
        watched.stream().filter(one -> one.progress().findings() > 0).forEach(one -> one.findingCounts()
                .forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }

    /** @return all findings until now; rows that are missing show at the end */
    public long findings() {
        return findingsBefore.get()
                + watched.stream().mapToLong(one -> one.progress().findings()).sum();
    }

    /**
     * Ends the verification of one viewer, of which the fleet then keeps nothing but its share of the sum.
     *
     * @return what it saw; empty when it never subscribed, or has ended before
     */
    public Optional<StreamVerdict> finish(WatchedChannel one) {
        if (!watched.remove(one) || !one.visited()) {
            return Optional.empty();
        }
        StreamVerdict verdict = one.finish();
        deliveredBefore.addAndGet(verdict.rowsDelivered());
        verifiedBefore.addAndGet(verdict.rowsVerified());
        findingsBefore.addAndGet(
                verdict.counts().values().stream().mapToLong(Long::longValue).sum());
        synchronized (sums) {
            sums.computeIfAbsent(
                            one.stream().channel(), id -> new FleetVerdict.Sum(one.stream(), FINDINGS_OF_A_CHANNEL))
                    .add(verdict);
        }
        return Optional.of(verdict);
    }

    /**
     * Ends all verification.
     *
     * @return one verdict a channel, for those that a viewer ever subscribed to
     */
    public List<FleetVerdict> finish() {
        List.copyOf(watched).forEach(this::finish);
        synchronized (sums) {
            return sums.values().stream().map(FleetVerdict.Sum::verdict).toList();
        }
    }

    /** Closes every connection. */
    @Override
    public void close() {
        client.close();
    }
}
