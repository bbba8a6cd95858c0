package dev.frameproof.kafkaplugin.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.RequestHeader;

/** The answers of {@link TrainingBroker}: one topic, one partition, some records. */
final class TrainingAnswers {
    private static final String TOPIC = "training";
    private static final Uuid TOPIC_ID = new Uuid(1, 1);

    /** The last version of Fetch that names topics. */
    private static final short FETCH_VERSION = 12;

    private static final List<String> VALUES = List.of(
            "{\"host\":\"a\",\"cpu\":12.5,\"free\":1,\"up\":true,\"n\":null,\"t\":0.1234567890123456789}",
            "{\"customer\":{\"name\":\"Zoë\",\"id\":7},\"lines\":[{\"sku\":\"x\",\"qty\":1},{\"qty\":2}]}",
            "{\"customer\":{\"name\":\"Zoë\"},\"a\":1,\"a\":2}",
            "{bad",
            "[1,2]");

    private final String host;
    private final int port;

    TrainingAnswers(String host, int port) {
        this.host = host;
        this.port = port;
    }

    ApiMessage to(RequestHeader header, ByteBuffer request) throws IOException {
        short version = header.apiVersion();
        ByteBufferAccessor body = new ByteBufferAccessor(request);
        return switch (header.apiKey()) {
            case API_VERSIONS -> versions();
            case METADATA -> metadata();
            case LIST_OFFSETS -> offsets(new ListOffsetsRequestData(body, version));
            case FETCH -> records(new FetchRequestData(body, version));
            default -> throw new IOException("not foreseen: " + header);
        };
    }

    private static ApiMessage versions() {
        ApiVersionsResponseData.ApiVersionCollection keys = new ApiVersionsResponseData.ApiVersionCollection();
        for (ApiKeys key : List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.LIST_OFFSETS, ApiKeys.FETCH)) {
            short latest = key == ApiKeys.FETCH ? FETCH_VERSION : key.latestVersion();
            keys.add(new ApiVersionsResponseData.ApiVersion()
                    .setApiKey(key.id)
                    .setMinVersion(key.oldestVersion())
                    .setMaxVersion(latest));
        }
        return new ApiVersionsResponseData().setApiKeys(keys);
    }

    private ApiMessage metadata() {
        MetadataResponseData data =
                new MetadataResponseData().setClusterId(TOPIC).setControllerId(0);
        data.brokers()
                .add(new MetadataResponseData.MetadataResponseBroker()
                        .setNodeId(0)
                        .setHost(host)
                        .setPort(port));
        data.topics()
                .add(new MetadataResponseData.MetadataResponseTopic()
                        .setName(TOPIC)
                        .setTopicId(TOPIC_ID)
                        .setPartitions(List.of(new MetadataResponseData.MetadataResponsePartition()
                                .setPartitionIndex(0)
                                .setLeaderId(0)
                                .setLeaderEpoch(0)
                                .setReplicaNodes(List.of(0))
                                .setIsrNodes(List.of(0)))));
        return data;
    }

    private static ApiMessage offsets(ListOffsetsRequestData request) {
        return new ListOffsetsResponseData()
                .setTopics(request.topics().stream()
                        .map(topic -> new ListOffsetsResponseData.ListOffsetsTopicResponse()
                                .setName(topic.name())
                                .setPartitions(topic.partitions().stream()
                                        .map(TrainingAnswers::offset)
                                        .toList()))
                        .toList());
    }

    /** The end is told one record early, so that reading from the end finds one too. */
    private static ListOffsetsResponseData.ListOffsetsPartitionResponse offset(
            ListOffsetsRequestData.ListOffsetsPartition partition) {
        boolean earliest = partition.timestamp() == ListOffsetsRequest.EARLIEST_TIMESTAMP;
        return new ListOffsetsResponseData.ListOffsetsPartitionResponse()
                .setPartitionIndex(partition.partitionIndex())
                .setLeaderEpoch(0)
                .setTimestamp(-1)
                .setOffset(earliest ? 0 : VALUES.size() - 1);
    }

    private static ApiMessage records(FetchRequestData request) {
        return new FetchResponseData()
                .setResponses(request.topics().stream()
                        .map(topic -> new FetchResponseData.FetchableTopicResponse()
                                .setTopic(topic.topic())
                                .setPartitions(topic.partitions().stream()
                                        .map(partition -> records((int) partition.fetchOffset()))
                                        .toList()))
                        .toList());
    }

    private static FetchResponseData.PartitionData records(int from) {
        SimpleRecord[] records = VALUES.stream()
                .skip(from)
                .map(value -> new SimpleRecord(
                        "{\"id\":1}".getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .toArray(SimpleRecord[]::new);
        return new FetchResponseData.PartitionData()
                .setPartitionIndex(0)
                .setHighWatermark(VALUES.size())
                .setLastStableOffset(VALUES.size())
                .setLogStartOffset(0)
                .setRecords(
                        records.length == 0
                                ? MemoryRecords.EMPTY
                                : MemoryRecords.withRecords(from, Compression.NONE, records));
    }
}
