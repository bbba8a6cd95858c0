package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.harness.viewers.FrameObserver;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.harness.viewers.WatchedChannel;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.live.LiveException;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerdict;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The streams of one viewer's page, by name. Safe for use by several threads. */
final class Panels {
    private static final int FINDINGS_TOLD = 3;

    private final String viewer;
    private final ViewerFleet fleet;
    private final PageStreams pages;
    private final ViewerLog log;
    private final FrameObserver observer;
    private final Map<String, PanelStream> prepared = new LinkedHashMap<>();
    private final Map<WatchedChannel, PanelStream> byChannel = new LinkedHashMap<>();
    private final Set<String> subscribed = new LinkedHashSet<>();
    private String pageLoad = newPageLoad();

    /**
     * @param viewer its name in findings
     * @param log told each stream's verdict
     * @param observer told each frame
     */
    Panels(String viewer, ViewerFleet fleet, PageStreams pages, ViewerLog log, FrameObserver observer) {
        this.viewer = viewer;
        this.fleet = fleet;
        this.pages = pages;
        this.log = log;
        this.observer = observer;
    }

    private static String newPageLoad() {
        return ChannelPath.pageLoad(ThreadLocalRandom.current().nextLong());
    }

    /** Makes a stream ready to be subscribed to; one that is subscribed to stays as it is. */
    synchronized void prepare(String name, StreamQuery query) {
        PanelStream known = prepared.get(name);
        if (known != null && (subscribed.contains(name) || known.query().equals(query))) {
            return;
        }
        ViewedStream stream = pages.of(query, pageLoad);
        if (known != null) {
            end(known);
        }
        add(name, query, stream);
    }

    private void add(String name, StreamQuery query, ViewedStream stream) {
        var panel = new PanelStream(name, query, fleet.watch(viewer + " " + name, stream, observer));
        prepared.put(name, panel);
        byChannel.put(panel.channel(), panel);
    }

    /** The page is loaded anew: a stream that is then another one begins, and the old one's verification ends. */
    synchronized void newPage() {
        pageLoad = newPageLoad();
        for (PanelStream old : List.copyOf(prepared.values())) {
            ViewedStream anew = pages.of(old.query(), pageLoad);
            if (!anew.channel().equals(old.channel().stream().channel())) {
                end(old);
                add(old.name(), old.query(), anew);
            }
        }
    }

    synchronized Optional<PanelStream> of(String name) {
        return Optional.ofNullable(prepared.get(name));
    }

    synchronized Optional<PanelStream> of(WatchedChannel channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** The target has agreed: the stream is subscribed to, or no more. */
    synchronized void settled(String name, boolean joined) {
        if (joined) {
            subscribed.add(name);
        } else {
            subscribed.remove(name);
        }
    }

    /** @return the names of those that are subscribed to, or were when the connection was lost */
    synchronized List<String> subscribed() {
        return List.copyOf(subscribed);
    }

    /**
     * The viewer watches none of them now.
     *
     * @param cutOffToo whether those that were cut off count as left as well
     */
    synchronized void leave(boolean cutOffToo) {
        prepared.values().stream()
                .filter(panel -> cutOffToo || !panel.channel().isCutOff())
                .forEach(panel -> panel.channel().leave());
    }

    /** The connection is lost: all of them hear it, before anything is made of it. */
    void cutOff(LiveException reason) {
        List<PanelStream> all;
        synchronized (this) {
            all = List.copyOf(prepared.values());
        }
        all.forEach(panel -> panel.channel().onEnd(reason));
    }

    /** Ends the verification of all. */
    synchronized void end() {
        leave(false);
        prepared.values().forEach(this::end);
        prepared.clear();
        byChannel.clear();
        subscribed.clear();
    }

    private void end(PanelStream panel) {
        byChannel.remove(panel.channel());
        Optional<StreamVerdict> verdict = fleet.finish(panel.channel());
        verdict.ifPresent(seen -> log.verified(
                panel.name(),
                seen.proved(),
                seen.findings().stream()
                        .limit(FINDINGS_TOLD)
                        .map(PanelStream::told)
                        .collect(Collectors.joining("; ")),
                System.currentTimeMillis()));
    }
}
