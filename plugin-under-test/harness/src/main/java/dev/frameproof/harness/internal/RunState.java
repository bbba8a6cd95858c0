package dev.frameproof.harness.internal;

import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.reports.FindingKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a run stands whose producers and viewers are its own. */
record RunState(List<TopicRun> topics, Streams streams) implements LoadState {
    @Override
    public void advance() {
        streams.advance();
    }

    @Override
    public Counts counts() {
        long sent = 0;
        long acknowledged = 0;
        for (TopicRun topic : topics) {
            Optional<ProducerProgress> progress = topic.progress();
            sent += progress.map(ProducerProgress::sent).orElse(0L);
            acknowledged += progress.map(ProducerProgress::acknowledged).orElse(0L);
        }
        long delivered = 0;
        long verified = 0;
        for (Viewer viewer : streams.viewers()) {
            StreamProgress progress = viewer.progress();
            delivered += progress.delivered();
            verified += progress.verified();
        }
        return new Counts(sent, acknowledged, delivered, verified);
    }

    @Override
    public Map<FindingKind, Long> findings() {
        Map<FindingKind, Long> sums = new EnumMap<>(FindingKind.class);
        for (Viewer viewer : streams.viewers()) {
            if (viewer.progress().findings() > 0) {
                viewer.findingCounts().forEach((kind, count) -> sums.merge(kind, count, Long::sum));
            }
        }
        return sums;
    }

    @Override
    public boolean isSent() {
        return topics.stream().allMatch(TopicRun::isOver);
    }

    @Override
    public boolean caughtUp() {
        return streams.allAreOpen()
                && streams.viewers().stream().allMatch(viewer -> viewer.hasBrokenOff() || viewer.caughtUp());
    }

    @Override
    public boolean hasBrokenOff() {
        return !streams.viewers().isEmpty() && streams.viewers().stream().allMatch(Viewer::hasBrokenOff);
    }
}
