package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.ChannelId;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.reports.FindingKind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** One subscriber of one stream query: its connection, and the verifier of all that comes on it. */
public final class Viewer implements LiveListener, AutoCloseable {
    private static final int NO_CLOSE_CODE = 1006;

    private final String name;
    private final String topic;
    private final ChannelId channel;
    private final StreamVerifier verifier;
    private final Optional<PanelWatch> panel;
    private final AtomicReference<String> brokeOff = new AtomicReference<>("");
    private final Inbox inbox;
    private final FrameTap tap;
    private Optional<LiveConnection> connection = Optional.empty();

    /**
     * @param inbox through which all goes that comes for this viewer
     * @param tap gets all of it too, before it is verified
     */
    public Viewer(
            String name,
            String topic,
            ChannelId channel,
            StreamVerifier verifier,
            Optional<PanelWatch> panel,
            Inbox inbox,
            FrameTap tap) {
        this.name = requireNonNull(name, "name");
        this.topic = requireNonNull(topic, "topic");
        this.channel = requireNonNull(channel, "channel");
        this.verifier = requireNonNull(verifier, "verifier");
        this.panel = requireNonNull(panel, "panel");
        this.inbox = requireNonNull(inbox, "inbox");
        this.tap = requireNonNull(tap, "tap");
    }

    public String name() {
        return name;
    }

    public String topic() {
        return topic;
    }

    public ChannelId channel() {
        return channel;
    }

    public Optional<PanelWatch> panel() {
        return panel;
    }

    public CompletableFuture<Void> subscribe(LiveConnection on, String queryJson) {
        connection = Optional.of(on);
        return on.subscribe(channel, queryJson, inbox.of(this, on::reading));
    }

    @Override
    public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
        if (hasBrokenOff()) {
            // A plugin that was started again sends everything once more; that is no answer to what is due.
            return;
        }
        tap.accept(bytes, from, to, arrivedNanos);
        if (panel.isPresent()) {
            panel.get().accept(verifier.acceptFrame(bytes, from, to, arrivedNanos), bytes, from, to);
        } else {
            verifier.accept(bytes, from, to, arrivedNanos);
        }
    }

    @Override
    public void onEnd(LiveException reason) {
        brokeOff.compareAndSet("", String.valueOf(reason.getMessage()));
    }

    /** The stream behind the channel has broken off, though the connection may still be there. */
    public void streamBroke(String reason) {
        inbox.of(this, on -> {}).onEnd(new LiveException.Closed(NO_CLOSE_CODE, reason));
    }

    public boolean hasBrokenOff() {
        return !brokeOff.get().isEmpty();
    }

    public boolean caughtUp() {
        return verifier.caughtUp();
    }

    public StreamProgress progress() {
        return verifier.progress();
    }

    public Map<FindingKind, Long> findingCounts() {
        return verifier.findingCounts();
    }

    public StreamVerdict finish() {
        String reason = brokeOff.get();
        return verifier.finish(reason.isEmpty() ? StreamEnd.stopped() : StreamEnd.brokeOff(reason));
    }

    @Override
    public void close() {
        connection.ifPresent(LiveConnection::close);
    }
}
