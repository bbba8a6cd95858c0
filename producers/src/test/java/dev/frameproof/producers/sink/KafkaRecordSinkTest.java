package dev.frameproof.producers.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.pacing.TestingClock;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What the sink makes of the client's answers; what a real broker makes of the sink is tested where one can run. */
class KafkaRecordSinkTest {
    private final TestingClock clock = new TestingClock(1_000);
    private final TimeAxis axis = new TimeAxis(1_700_000_000_000L, 1_000, Pacing.fixed(Rate.perSecond(1_000)));
    private final MockProducer<byte[], byte[]> client = TestingProducers.onTopicT(2, false);
    private final KafkaRecordSink sink = new KafkaRecordSink(client, "t", 2, Partitioning.roundRobin(2), axis, clock);

    @Test
    void indexGivesPartitionAndTimestamp() {
        for (int i = 0; i < 4; i++) {
            sink.send(i, bytes("k" + i), bytes("v" + i));
        }
        assertThat(client.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 0, 1);
        assertThat(client.history())
                .extracting(ProducerRecord::timestamp)
                .containsExactly(1_700_000_000_000L, 1_700_000_000_001L, 1_700_000_000_002L, 1_700_000_000_003L);
        assertThat(client.history().get(3).key()).isEqualTo(bytes("k3"));
        assertThat(client.history().get(3).value()).isEqualTo(bytes("v3"));
    }

    @Test
    void onlyWhatIsAcknowledgedIsInTheLog() {
        sink.send(0, null, bytes("a"));
        sink.send(1, null, bytes("b"));
        sink.send(2, null, bytes("c"));
        assertThat(sink.sent()).isEqualTo(3);
        assertThat(sink.acknowledged()).isZero();
        assertThat(sink.sentLog().indexAt(0, 0)).isEqualTo(-1);
        client.completeNext();
        client.completeNext();
        client.completeNext();
        assertThat(sink.acknowledged()).isEqualTo(3);
        assertThat(sink.sentLog().indexAt(0, 0)).isZero();
        assertThat(sink.sentLog().indexAt(1, 0)).isEqualTo(1);
        assertThat(sink.sentLog().indexAt(0, 1)).isEqualTo(2);
    }

    @Test
    void aFailureNamesTopicPartitionIndexCauseAndRemedy() {
        sink.send(0, null, bytes("a"));
        sink.send(1, null, bytes("b"));
        client.completeNext();
        client.errorNext(new RecordTooLargeException("The message is 2 bytes."));
        assertThat(sink.acknowledged()).isEqualTo(1);
        assertThat(sink.failed()).isEqualTo(1);
        assertThat(sink.sentLog().endOffset(1)).isZero();
        assertThat(sink.failures())
                .extracting(ProduceFailure::text)
                .containsExactly(
                        "record 1 for t partition 1 was not acknowledged: The message is 2 bytes (raise"
                                + " max.request.size of the producer and max.message.bytes of the topic, or send smaller records)");
    }

    @Test
    void failuresBeyondThoseKeptAreCounted() {
        for (int i = 0; i < KafkaRecordSink.KEPT_FAILURES + 5; i++) {
            sink.send(i, null, bytes("a"));
            client.errorNext(new TimeoutException("too slow"));
        }
        assertThat(sink.failures()).hasSize(KafkaRecordSink.KEPT_FAILURES);
        assertThat(sink.failed()).isEqualTo(KafkaRecordSink.KEPT_FAILURES + 5);
    }

    @Test
    void delayBeforeSendingAndTimeToTheAnswerAreToldApart() {
        clock.pass(7_000_000);
        sink.send(2, null, bytes("a"));
        clock.pass(30_000_000);
        client.completeNext();
        assertThat(sink.sendDelays().total().getMaxValue()).isBetween(4_990_000L, 5_010_000L);
        assertThat(sink.acknowledgements().total().getMaxValue()).isBetween(29_950_000L, 30_050_000L);
    }

    @Test
    void aClientThatTakesNoMoreRecordsIsSaidOnceAndCounted() {
        client.sendException = new KafkaException("the producer has been fenced");
        assertThatThrownBy(() -> sink.send(0, null, bytes("a")))
                .isInstanceOf(KafkaSinkException.class)
                .hasMessage("Kafka's client takes no more records for t: the producer has been fenced");
        assertThat(sink.failed()).isEqualTo(1);
    }

    @Test
    void aPartitionThatTheTopicDoesNotHaveIsRefused() {
        KafkaRecordSink wrong = new KafkaRecordSink(client, "t", 2, index -> 2, axis, clock);
        assertThatThrownBy(() -> wrong.send(5, null, bytes("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("record 5 is to go to partition 2, but t has partitions 0 to 1");
        assertThat(wrong.sent()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
