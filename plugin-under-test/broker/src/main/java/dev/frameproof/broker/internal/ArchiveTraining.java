package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The run of a broker from which a class data archive is made: it does once what brokers do for us. */
public final class ArchiveTraining {

    /** How long the JVM may take to end, which is when it writes the archive. */
    public static final Duration WRITING = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "training";

    private final Path archive;
    private final Path unfinished;

    public ArchiveTraining(Path archive) throws IOException {
        this.archive = archive.toAbsolutePath();
        this.unfinished = this.archive.resolveSibling(this.archive.getFileName() + ".unfinished");
        Files.createDirectories(this.archive.getParent());
        Files.deleteIfExists(unfinished);
    }

    /** @throws IllegalStateException when the class path holds folders */
    public JavaCommand recording(JavaCommand command) {
        List<Path> folders =
                command.classPath().stream().filter(Files::isDirectory).toList();
        if (!folders.isEmpty()) {
            throw new IllegalStateException(
                    "a class data archive can only be made of jars, but the class path holds " + folders);
        }
        return new JavaCommand(
                        command.classPath(),
                        command.options(),
                        Optional.empty(),
                        command.mainClass(),
                        command.arguments())
                .recordingArchive(unfinished);
    }

    /** Commits a transaction and reads it back. */
    public void use(KafkaConnection connection) throws InterruptedException {
        Map<String, Object> settings = connection.properties();
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("the training topic was not created: " + e.getCause(), e);
        }
        Map<String, Object> producing = connection.properties();
        producing.put("transactional.id", TOPIC);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(TOPIC, 0, "key", "value"));
            producer.commitTransaction();
        }
        read(connection);
    }

    private static void read(KafkaConnection connection) {
        Map<String, Object> reading = connection.properties();
        reading.put("isolation.level", "read_committed");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new KafkaUnavailableException("the training record did not come back within " + PATIENCE);
                }
            }
        }
    }

    /** Puts the archive in its place. */
    public void finish() throws IOException {
        if (!Files.isRegularFile(unfinished)) {
            throw new IOException("the JVM did not write the class data archive " + archive);
        }
        Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
