package dev.frameproof.junit;

import static dev.frameproof.junit.FrameproofAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.frame.Field;
import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.SentRecords;
import dev.frameproof.harness.session.Subscriber;
import dev.frameproof.producers.source.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/junit.md shows: its examples are these. */
final class OrdersStreamTest {
    @Test
    @KafkaStream(workload = "orders")
    void everyOrderIsDelivered(LiveStream orders, Subscriber page) throws InterruptedException {
        SentRecords sent = orders.send(500);

        assertThat(page).deliversEvery(sent);
    }

    @Test
    @KafkaStream
    void ownRecordsAreShown(LiveStream stream, Subscriber page) throws InterruptedException {
        SentRecords sent = stream.send("{\"host\":\"web-1\",\"cpu\":0.42}", "{\"host\":\"web-2\",\"cpu\":0.17}");

        assertThat(stream).deliversEvery(sent);
        assertThat(page.frames().get(0).schema().fields())
                .extracting(Field::name)
                .contains("cpu", "host");
    }

    @GrafanaMatrix(
            versions = {"11.2", "12.4"},
            formats = {"json", "avro", "protobuf"})
    @KafkaStream(workload = "server-metrics", key = "string", compression = "zstd")
    void everyFormatInEveryVersion(LiveStream metrics) throws InterruptedException {
        assertThat(metrics).deliversEvery(metrics.send(200));
    }

    @Test
    void twoStreamsSideBySide(
            @KafkaStream(workload = "orders", format = "avro", schema = "registry") LiveStream orders,
            Subscriber ofOrders,
            @KafkaStream(workload = "server-metrics", rate = "500/s") LiveStream metrics,
            Subscriber ofMetrics)
            throws InterruptedException {
        orders.send(100);
        metrics.send(100);
        SentRecords more = orders.send(50);

        assertThat(ofOrders).deliversEvery(more);
        assertThat(ofMetrics)
                .withinSilenceOf(Duration.ofSeconds(20))
                .deliversEverything()
                .losesNothingInPanels();
        assertThat(ofOrders.rows()).isEqualTo(150);
    }

    @Test
    @KafkaStream(partitions = 2)
    void brokenRecordIsAnErrorRowAndDisturbsNoOther(LiveStream stream) throws InterruptedException {
        SentRecords sent = stream.send(List.of(
                OutgoingRecord.of(null, bytes("{\"total\":1}")),
                OutgoingRecord.of(null, bytes("no JSON")),
                OutgoingRecord.of(null, bytes("{\"total\":3}")).at(1, 1_700_000_000_000L)));

        assertThat(stream).deliversEvery(sent);
    }

    @Test
    @KafkaStream(workload = "orders")
    void lateSubscriberGetsAllFromTheFirstRecordOn(LiveStream orders) throws InterruptedException {
        SentRecords sent = orders.send(100);
        Subscriber late = orders.subscribe("late");

        assertThat(late).deliversEvery(sent);
        assertThat(late.awaitRows(100, Duration.ofSeconds(1))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
