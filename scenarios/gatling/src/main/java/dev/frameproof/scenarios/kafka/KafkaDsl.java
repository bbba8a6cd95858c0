package dev.frameproof.scenarios.kafka;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.kafka.internal.check.RecordChecks;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaProtocol;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where simulations begin: import all of it statically, beside Gatling's own {@code CoreDsl}. */
public final class KafkaDsl {
    /** The protocol: begin with {@link KafkaProtocolBuilder#bootstrapServers}. */
    public static final KafkaProtocolBuilder kafka = new KafkaProtocolBuilder(KafkaProtocol.usual());

    private KafkaDsl() {}

    /** @param name of the request in the statistics, in Gatling's Expression Language */
    public static Kafka kafka(String name) {
        return new Kafka(SessionValue.text(name));
    }

    /** @param name of the request in the statistics */
    public static Kafka kafka(Function<Session, String> name) {
        return new Kafka(SessionValue.function(name));
    }

    /** @return a record, for transactions: it has no topic but the protocol's, no key and no value yet */
    public static RecordBuilder record() {
        return new RecordBuilder(RecordSpec.empty(), 1);
    }

    /** @return a check on the record's key as text */
    public static CheckBuilder.Find<String> recordKey() {
        return RecordChecks.find("recordKey", String.class, record -> RecordChecks.text(record.key()));
    }

    /** @return a check on the text of a header; of several of that name the last */
    public static CheckBuilder.Find<String> recordHeader(String name) {
        return RecordChecks.find(
                "recordHeader(" + name + ")", String.class, record -> RecordChecks.header(record, name));
    }

    /** @return a check on the partition, from 0 */
    public static CheckBuilder.Find<Integer> recordPartition() {
        return RecordChecks.find("recordPartition", Integer.class, record -> Optional.of(record.partition()));
    }

    /** @return a check on the offset in the partition */
    public static CheckBuilder.Find<Long> recordOffset() {
        return RecordChecks.find("recordOffset", Long.class, record -> Optional.of(record.offset()));
    }

    /** @return a check on the record's timestamp, in milliseconds since the epoch */
    public static CheckBuilder.Find<Long> recordTimestamp() {
        return RecordChecks.find("recordTimestamp", Long.class, record -> Optional.of(record.timestamp()));
    }

    /** @return a check on the record's topic */
    public static CheckBuilder.Find<String> recordTopic() {
        return RecordChecks.find("recordTopic", String.class, record -> Optional.of(record.topic()));
    }

    /** @return a check on whatever a function takes out of the record; null where there is nothing */
    public static <X> CheckBuilder.Find<X> recordValue(
            String name, Class<X> type, Function<ConsumerRecord<byte[], byte[]>, X> function) {
        return RecordChecks.find(name, type, record -> Optional.ofNullable(function.apply(record)));
    }
}
