package dev.frameproof.producers.sink;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits until each partition of a new topic takes records, by asking for its end offset, which only a broker that has
 * taken the lead answers. The cluster's metadata names leaders earlier than that: a producer that trusts it may have its
 * first batch turned away and its second one taken, and then the first is out of order for good.
 */
final class LeaderWait {
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Admin admin;
    private final String topic;
    private final SortedSet<Integer> waitingFor;
    private Throwable lastAnswer;

    LeaderWait(Admin admin, String topic, int partitions) {
        this.admin = admin;
        this.topic = topic;
        waitingFor = IntStream.range(0, partitions).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param timeout as the user gave it, for the message
     * @param deadlineNanos on {@link System#nanoTime()}'s scale
     * @throws KafkaSinkException when it is not so by then, or the cluster answers that it never will be
     */
    void await(Duration timeout, long deadlineNanos) {
        while (true) {
            long left = deadlineNanos - System.nanoTime();
            if (left > 0) {
                look(left);
            }
            if (waitingFor.isEmpty()) {
                return;
            }
            if (left <= 0 || !(lastAnswer instanceof RetriableException)) {
                throw new KafkaSinkException(
                        "topic " + topic + " was made, but within " + DurationText.format(timeout)
                                + " these of its partitions got no leader that takes records: " + waitingFor
                                + (lastAnswer == null ? "" : ": " + KafkaWords.of(lastAnswer)),
                        lastAnswer);
            }
            LockSupport.parkNanos(this, BETWEEN_LOOKS_NANOS);
        }
    }

    private void look(long nanosLeft) {
        Map<TopicPartition, OffsetSpec> questions = waitingFor.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        int millis = Math.toIntExact(Math.min(Integer.MAX_VALUE, 1 + nanosLeft / NANOS_PER_MILLI));
        ListOffsetsResult answers = admin.listOffsets(questions, new ListOffsetsOptions().timeoutMs(millis));
        for (TopicPartition partition : questions.keySet()) {
            try {
                answers.partitionResult(partition).get();
                waitingFor.remove(partition.partition());
            } catch (ExecutionException e) {
                lastAnswer = e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaSinkException("waiting for the leaders of topic " + topic + " was interrupted", e);
            }
        }
    }
}
