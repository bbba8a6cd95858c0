package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.harness.viewers.WatchedChannel;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.reports.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One stream of a viewer. */
final class PanelStream {
    private static final int FINDINGS_TOLD = 3;

    private final String name;
    private final StreamQuery query;
    private final WatchedChannel channel;
    private int findingsKnown;
    private long skippedKnown;
    private long askedMillis;
    private boolean firstFrameAwaited;
    private long rowsBefore;

    PanelStream(String name, StreamQuery query, WatchedChannel channel) {
        this.name = name;
        this.query = query;
        this.channel = channel;
    }

    String name() {
        return name;
    }

    StreamQuery query() {
        return query;
    }

    WatchedChannel channel() {
        return channel;
    }

    /** It has been asked for. */
    synchronized void asked(long nowMillis) {
        askedMillis = nowMillis;
        firstFrameAwaited = true;
    }

    /** @return when it was asked for, if this is the first frame since */
    synchronized Optional<Long> firstFrameOfVisit() {
        boolean first = firstFrameAwaited;
        firstFrameAwaited = false;
        return first ? Optional.of(askedMillis) : Optional.empty();
    }

    /** @return how many rows came since the last call */
    synchronized long newRows() {
        long rows = channel.progress().delivered();
        long more = rows - rowsBefore;
        rowsBefore = rows;
        return more;
    }

    /** @return what was found since the last call, in words; empty for nothing */
    synchronized Optional<String> newFindings() {
        List<String> words = new ArrayList<>();
        List<Finding> news = channel.findings(findingsKnown);
        findingsKnown += news.size();
        news.stream().limit(FINDINGS_TOLD).map(PanelStream::told).forEach(words::add);
        if (news.size() > FINDINGS_TOLD) {
            words.add("%d more".formatted(news.size() - FINDINGS_TOLD));
        }
        long skipped = channel.skipped();
        if (skipped > skippedKnown) {
            words.add("%d rows of %s did not come, though later ones did"
                    .formatted(skipped - skippedKnown, query.topicName()));
        }
        skippedKnown = skipped;
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
    }

    static String told(Finding finding) {
        String place = finding.partition() < 0
                ? finding.topic()
                : "%s/%d@%d".formatted(finding.topic(), finding.partition(), finding.offset());
        String field = finding.field().isEmpty() ? "" : " " + finding.field();
        return "%s %s%s: expected %s, got %s"
                .formatted(finding.kind(), place, field, finding.expected(), finding.got());
    }
}
