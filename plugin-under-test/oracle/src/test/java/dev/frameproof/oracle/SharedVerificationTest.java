package dev.frameproof.oracle;

import static dev.frameproof.reports.FindingKind.DUPLICATED;
import static dev.frameproof.reports.FindingKind.LOST;
import static dev.frameproof.reports.FindingKind.WRONG_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.oracle.TestingStream.Message;
import dev.frameproof.reports.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several viewers of one channel, of whom the first pays for the others. */
class SharedVerificationTest {
    private static final int ROWS = 100;

    private final TestingStream stream = TestingStream.ofRecords(ROWS);
    private final VerifiedPushes pushes = new VerifiedPushes(32 << 20);
    private final AtomicInteger made = new AtomicInteger();

    private final RecordSource counting = new RecordSource() {
        @Override
        public dev.frameproof.producers.sink.SentLog positions() {
            return stream.records;
        }

        @Override
        public ExpectedRecord recordAt(int partition, long offset, long index) {
            made.incrementAndGet();
            return stream.records.recordAt(partition, offset, index);
        }
    };

    private StreamVerdict view(List<Message> messages) {
        var verifier = new StreamVerifier(
                stream.query,
                Representation.bundled(),
                counting,
                stream.latency,
                VerifierOptions.named("viewer").withShared(pushes));
        return TestingStream.verdict(verifier, messages, StreamEnd.stopped());
    }

    @Test
    void secondViewerOfEqualMessagesNeedsNoRecord() {
        List<Message> messages = stream.messages(stream.rows, 32);
        assertThat(view(messages).proved()).isTrue();
        assertThat(made.get()).isEqualTo(ROWS);

        StreamVerdict second = view(messages);
        assertThat(second.proved()).isTrue();
        assertThat(second.rowsVerified()).isEqualTo(ROWS);
        assertThat(made.get()).isEqualTo(ROWS);
        assertThat(stream.latency.total().getTotalCount()).isEqualTo(2 * ROWS);
    }

    @Test
    void eachViewersOwnLossAndRepetitionAreItsOwn() {
        List<Message> messages = stream.messages(stream.rows, 10);
        view(messages);
        List<Message> spoilt = new ArrayList<>(messages);
        spoilt.remove(4);
        spoilt.add(7, messages.get(5));
        StreamVerdict verdict = view(spoilt);
        assertThat(verdict.count(DUPLICATED)).isEqualTo(10);
        assertThat(verdict.count(LOST)).isEqualTo(10);
        assertThat(verdict.counts()).hasSize(2);
    }

    @Test
    void wrongMessageIsAFindingForEveryViewer() {
        stream.rows.set(50, stream.row(50).copy().with("id", -1L));
        List<Message> messages = stream.messages(stream.rows, 32);
        for (int viewer = 0; viewer < 3; viewer++) {
            assertThat(view(messages).findings())
                    .extracting(Finding::kind, Finding::offset)
                    .containsExactly(tuple(WRONG_VALUE, 50L));
        }
    }

    @Test
    void messageThatDiffersInOneByteIsComparedAnew() {
        view(stream.messages(stream.rows, 32));
        stream.rows.set(50, stream.row(50).copy().with("id", 51L));
        assertThat(view(stream.messages(stream.rows, 32)).findings())
                .extracting(Finding::kind, Finding::offset)
                .containsExactly(tuple(WRONG_VALUE, 50L));
    }

    @Test
    void equalHashesAreNotEqualMessages() {
        byte[] one = {1, 2, 3};
        byte[] other = {4, 5, 6};
        pushes.add(new VerifiedPushes.Push(one, new int[0], new long[0]), 7);
        assertThat(pushes.find(other, 0, 3, 7)).isNull();
        assertThat(pushes.find(new byte[] {0, 1, 2, 3}, 1, 4, 7)).isNotNull();
    }

    @Test
    void recentRecordsAreMadeOnce() {
        var recent = new RecentRecords(counting, 64);
        for (int i = 0; i < 3; i++) {
            assertThat(recent.recordAt(0, 5, 5)).isEqualTo(stream.records.recordAt(0, 5, 5));
        }
        assertThat(made.get()).isEqualTo(1);
        recent.recordAt(0, 5 + 64, 5 + 64);
        recent.recordAt(0, 5, 5);
        assertThat(made.get()).isEqualTo(3);
    }
}
