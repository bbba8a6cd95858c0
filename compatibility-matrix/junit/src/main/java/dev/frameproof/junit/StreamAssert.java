package dev.frameproof.junit;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.session.SentRecords;
import dev.frameproof.harness.session.Subscriber;
import dev.frameproof.junit.internal.FindingsText;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Finding;
import java.time.Duration;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Proves a stream, row by row. An assertion that fails names each record by topic, partition and offset, with the field,
 * what was expected and what came.
 */
public final class StreamAssert {
    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(10);

    private final String target;
    private final String topic;
    private final Watching watching;
    private Duration silence = DEFAULT_SILENCE;

    /** Who watches. */
    @FunctionalInterface
    interface Watching {
        List<Subscriber> subscribers() throws InterruptedException;
    }

    StreamAssert(String target, String topic, Watching watching) {
        this.target = requireNonNull(target, "target");
        this.topic = requireNonNull(topic, "topic");
        this.watching = requireNonNull(watching, "watching");
    }

    /** How long nothing may come although records are due, before they count as lost; 10 seconds otherwise. */
    public StreamAssert withinSilenceOf(Duration time) {
        silence = requireNonNull(time, "time");
        return this;
    }

    /**
     * Waits for the records, and proves that they and all others of the stream came: each once, in order within its
     * partition, with the columns, types, time and values that were sent, and nothing besides.
     *
     * @throws AssertionFailedError when something is not so
     */
    public StreamAssert deliversEvery(SentRecords records) throws InterruptedException {
        if (!records.topic().equals(topic)) {
            throw new IllegalArgumentException(
                    "those records went to topic %s, this stream reads topic %s".formatted(records.topic(), topic));
        }
        return deliversEverything();
    }

    /**
     * As {@link #deliversEvery}, for all that has been sent until now.
     *
     * @throws AssertionFailedError also when nothing was sent: zero rows prove nothing
     */
    public StreamAssert deliversEverything() throws InterruptedException {
        for (Subscriber subscriber : watching.subscribers()) {
            if (subscriber.sent() == 0) {
                throw new AssertionFailedError(
                        "nothing was sent to topic %s yet, so nothing can be proved: call send first".formatted(topic));
            }
            StreamVerdict verdict = subscriber.verdict(silence);
            if (!verdict.proved()) {
                throw failure(new FindingsText(target, subscriber).of(verdict), verdict.findings());
            }
        }
        return this;
    }

    /**
     * Proves that a panel would have kept all that was delivered: with default settings it holds the newest rows of all,
     * sorted by time, and drops what its buffer cannot take.
     *
     * @throws AssertionFailedError when it would have dropped values
     */
    public StreamAssert losesNothingInPanels() throws InterruptedException {
        for (Subscriber subscriber : watching.subscribers()) {
            List<Finding> lost = subscriber.panelFindings();
            if (!lost.isEmpty()) {
                throw failure(new FindingsText(target, subscriber).ofPanel(lost), lost);
            }
        }
        return this;
    }

    private static AssertionFailedError failure(String message, List<Finding> findings) {
        if (findings.isEmpty()) {
            return new AssertionFailedError(message);
        }
        Finding first = findings.get(0);
        return new AssertionFailedError(message, first.expected(), first.got());
    }
}
