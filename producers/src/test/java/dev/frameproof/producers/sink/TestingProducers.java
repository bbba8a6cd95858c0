package dev.frameproof.producers.sink;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own producer without a broker, on a topic {@code t}. */
final class TestingProducers {
    private TestingProducers() {}

    /** @param answering whether each record is acknowledged at once, or when the test says so */
    static MockProducer<byte[], byte[]> onTopicT(int partitions, boolean answering) {
        Node node = new Node(0, "box", 9092);
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(i -> new PartitionInfo("t", i, node, new Node[] {node}, new Node[] {node}))
                .toList();
        Cluster cluster = new Cluster("cluster", List.of(node), infos, Set.of(), Set.of());
        return new MockProducer<>(cluster, answering, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
