package dev.frameproof.cli.bench;

import static dev.frameproof.scenarios.kafka.KafkaDsl.kafka;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.scenarios.kafka.SendBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Locale;

/**
 * Gatling's side of {@link GatlingBenchmark}: as many records to warm up with as are measured, by as many users as there
 * are processors. Its time ends when Gatling's statistics have been written to the last request, and the run fails unless
 * every record is a request in them.
 */
public final class SendingSimulation extends Simulation {
    static final String BROKERS = "frameproof.bench.brokers";
    static final String TOPIC = "frameproof.bench.topic";
    static final String FORMAT = "frameproof.bench.format";
    static final String RECORDS = "frameproof.bench.records";

    private static final int USERS = Runtime.getRuntime().availableProcessors();
    private static final double NANOS_PER_SECOND = 1e9;

    private final int each = Math.toIntExact(Long.getLong(RECORDS) / USERS);
    private volatile long startNanos;

    public SendingSimulation() {
        BenchmarkWorkload work = BenchmarkWorkload.of(RecordFormat.parse(System.getProperty(FORMAT)));
        SendBuilder send = kafka("send")
                .send()
                .workload(work.workload())
                .format(work.format().text())
                .partition(0)
                .times(each);
        setUp(scenario("send as fast as it goes")
                        .exec(send)
                        .exec(rendezVous(USERS))
                        .exec(session -> {
                            begin();
                            return session;
                        })
                        .exec(send)
                        .injectOpen(atOnceUsers(USERS)))
                .protocols(kafka.bootstrapServers(System.getProperty(BROKERS)).topic(System.getProperty(TOPIC)))
                .assertions(
                        global().successfulRequests().count().is(2L * USERS * each),
                        global().failedRequests().count().is(0L));
    }

    private synchronized void begin() {
        if (startNanos == 0) {
            startNanos = System.nanoTime();
        }
    }

    @Override
    public void after() {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        System.out.printf(Locale.ROOT, "%.1f records a second%n", (double) USERS * each / seconds);
    }
}
