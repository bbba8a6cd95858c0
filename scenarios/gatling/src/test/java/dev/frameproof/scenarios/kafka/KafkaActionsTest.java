package dev.frameproof.scenarios.kafka;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.producers.pacing.PacingText;
import dev.frameproof.scenarios.engine.RecordingStatistics;
import dev.frameproof.scenarios.engine.RecordingStatistics.Response;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.engine.TestingClock;
import dev.frameproof.scenarios.engine.TestingUser;
import dev.frameproof.scenarios.engine.Throttling;
import dev.frameproof.scenarios.kafka.internal.action.AwaitAction;
import dev.frameproof.scenarios.kafka.internal.action.RequestReplyAction;
import dev.frameproof.scenarios.kafka.internal.action.SendAction;
import dev.frameproof.scenarios.kafka.internal.action.TransactionAction;
import dev.frameproof.scenarios.kafka.internal.check.RecordChecks;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaComponents;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaProtocol;
import dev.frameproof.scenarios.kafka.internal.request.AwaitSpec;
import dev.frameproof.scenarios.kafka.internal.request.Correlation;
import dev.frameproof.scenarios.kafka.internal.request.RecordMaker;
import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;
import dev.frameproof.scenarios.kafka.internal.request.SendPlan;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.CheckBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each action by itself: what goes to the statistics, with times that are set, and how the user goes on. */
final class KafkaActionsTest {
    private static final long START = 1_000_000;

    private final RecordingStatistics statistics = new RecordingStatistics();
    private final TestingClock clock = new TestingClock(START);
    private final TestingKafka kafka = new TestingKafka("orders", "replies");
    private final TestingUser user = new TestingUser();
    private final List<String> told = new ArrayList<>();
    private final KafkaComponents components = components();

    @AfterEach
    void close() {
        components.close();
        user.close();
    }

    @Test
    void recordIsLoggedWhenTheBrokerHasAnswered() throws Exception {
        send(RecordSpec.empty().withKey(SessionValue.utf8("k")).withValue(SessionValue.utf8("v")), SendPlan.once())
                .$bang(user.session(1));
        ProducerRecord<byte[], byte[]> sent = kafka.awaitSent(1).get(0);

        assertThat(statistics.responses()).isEmpty();
        clock.set(START + 7);
        kafka.acknowledgeNext();

        assertThat(user.awaitNext().isFailed()).isFalse();
        assertThat(statistics.responses())
                .containsExactly(new Response("scenario", "", "send", START, START + 7, "OK", ""));
        assertThat(sent.topic()).isEqualTo("orders");
        assertThat(sent.key()).asString().isEqualTo("k");
        assertThat(sent.value()).asString().isEqualTo("v");
        assertThat(sent.timestamp()).isEqualTo(START);
    }

    @Test
    void everyRecordOfABatchIsARequest() throws Exception {
        send(
                        RecordSpec.empty().withValue(SessionValue.utf8("v")),
                        SendPlan.once().withTimes(SessionValue.constant(3L)))
                .$bang(user.session(1));
        kafka.awaitSent(3);
        clock.set(START + 2);
        kafka.acknowledgeNext();
        kafka.failNext(new RecordTooLargeException("The message is 9 bytes"));
        assertThat(user.wentOn()).isFalse();
        clock.set(START + 5);
        kafka.acknowledgeNext();

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .containsExactly(
                        new Response("scenario", "", "send", START, START + 2, "OK", ""),
                        new Response(
                                "scenario",
                                "",
                                "send",
                                START,
                                START + 2,
                                "KO",
                                "record for topic orders was not taken: The message is 9 bytes (raise max.request.size"
                                        + " of the producer and max.message.bytes of the topic, or send smaller records)"),
                        new Response("scenario", "", "send", START, START + 5, "OK", ""));
    }

    @Test
    void workloadsRecordsAreToldWithTheirIndex() throws Exception {
        RecordDsl<SendBuilder> builder =
                KafkaDsl.kafka("send").send().workload("orders", 7).index("40");
        send(builder.spec(), SendPlan.once().withTimes(SessionValue.constant(2L)))
                .$bang(user.session(1));
        List<ProducerRecord<byte[], byte[]>> sent = kafka.awaitSent(2);
        kafka.acknowledgeNext();
        kafka.acknowledgeNext();
        user.awaitNext();

        assertThat(told).containsExactly("orders 0 0 is 40", "orders 0 1 is 41");
        assertThat(sent.get(0).value()).isNotEqualTo(sent.get(1).value());
    }

    @Test
    void pacedRecordsCountFromWhenTheyWereDue() throws Exception {
        SendPlan plan = SendPlan.once()
                .withTimes(SessionValue.constant(3L))
                .withPacing(SessionValue.constant(PacingText.parse("50/s", 1)));
        send(RecordSpec.empty().withValue(SessionValue.utf8("v")), plan).$bang(user.session(1));
        kafka.awaitSent(3);
        clock.set(START + 100);
        kafka.acknowledgeNext();
        kafka.acknowledgeNext();
        kafka.acknowledgeNext();
        user.awaitNext();

        assertThat(statistics.responses())
                .extracting(Response::startMillis)
                .containsExactly(START, START + 20, START + 40);
    }

    @Test
    void topicThatCannotBeReachedFailsTheRequest() throws Exception {
        kafka.refuseTopic("there is no such topic here");
        send(RecordSpec.empty().withValue(SessionValue.utf8("v")), SendPlan.once())
                .$bang(user.session(1));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .containsExactly(new Response(
                        "scenario",
                        "",
                        "send",
                        START,
                        START,
                        "KO",
                        "topic orders on testing:9092 cannot be reached: there is no such topic here"));
    }

    @Test
    void expressionWithoutAValueCrashesTheRequest() throws Exception {
        send(RecordSpec.empty().withValue(SessionValue.utf8("#{nobody}")), SendPlan.once())
                .$bang(user.session(1));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.crashes()).containsExactly("send: No attribute named 'nobody' is defined");
        assertThat(statistics.responses()).isEmpty();
    }

    @Test
    void replyEndsTheRequestAndItsChecksSave() throws Exception {
        requestReply(
                        Correlation.KEY,
                        Duration.ofSeconds(20),
                        KafkaDsl.recordOffset().saveAs("offset"))
                .$bang(user.session(1));
        kafka.awaitSent(1);
        clock.set(START + 30);
        kafka.acknowledgeNext();
        assertThat(user.wentOn()).isFalse();
        kafka.arrives("replies", "k", "pong");

        Session after = user.awaitNext();
        assertThat(after.isFailed()).isFalse();
        assertThat(after.attributes().get("offset").get()).isEqualTo(0L);
        assertThat(statistics.responses())
                .containsExactly(new Response("scenario", "", "ask", START, START + 30, "OK", ""));
    }

    @Test
    void checkThatFailsIsAFailedRequest() throws Exception {
        requestReply(Correlation.KEY, Duration.ofSeconds(20), bodyString().is("pong"))
                .$bang(user.session(1));
        kafka.awaitSent(1);
        kafka.arrives("replies", "other", "not mine");
        kafka.arrives("replies", "k", "ping");

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .containsExactly(
                        new Response("scenario", "", "ask", START, START, "KO", "bodyString.find.is(pong), failed"));
    }

    @Test
    void requestWithoutAReplyExpires() throws Exception {
        requestReply(Correlation.header("id"), Duration.ofMillis(50)).$bang(user.session(1));
        ProducerRecord<byte[], byte[]> sent = kafka.awaitSent(1).get(0);

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(sent.headers().lastHeader("id").value()).hasSize(36);
        assertThat(statistics.responses())
                .containsExactly(new Response(
                        "scenario",
                        "",
                        "ask",
                        START,
                        START,
                        "KO",
                        "no reply within 50ms; the broker has not taken the request either"));
    }

    @Test
    void secondRequestWithTheSameKeyIsRefused() throws Exception {
        RequestReplyAction action = requestReply(Correlation.KEY, Duration.ofSeconds(20));
        action.$bang(user.session(1));
        kafka.awaitSent(1);
        action.$bang(user.session(2));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .extracting(Response::message)
                .containsExactly("another request with the same key still waits for its reply: give each request one of"
                        + " its own, for example correlateByHeader(\"correlation-id\")");
    }

    @Test
    void requestThatIsNotTakenFails() throws Exception {
        requestReply(Correlation.KEY, Duration.ofSeconds(20)).$bang(user.session(1));
        kafka.awaitSent(1);
        clock.set(START + 3);
        kafka.failNext(new RecordTooLargeException("too large"));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .containsExactly(new Response(
                        "scenario",
                        "",
                        "ask",
                        START,
                        START + 3,
                        "KO",
                        "the request was not taken: too large (raise max.request.size of the producer and"
                                + " max.message.bytes of the topic, or send smaller records)"));
    }

    @Test
    void awaitedRecordIsTheOneThatMatches() throws Exception {
        // The look back takes the record too when it comes before the event loop has put the user among those waiting.
        AwaitAction action = await(AwaitSpec.any()
                .withTopic(SessionValue.text("replies"))
                .withKey(SessionValue.utf8("k"))
                .withLookBack(Duration.ofSeconds(1)));
        action.prepare();
        action.$bang(user.session(1));
        kafka.awaitReading("replies");
        clock.set(START + 4);
        kafka.arrives("replies", "other", "x");
        clock.set(START + 9);
        kafka.arrives("replies", "k", "x");

        assertThat(user.awaitNext().isFailed()).isFalse();
        assertThat(statistics.responses())
                .extracting(Response::request, Response::status)
                .containsExactly(tuple("await", "OK"));
    }

    @Test
    void awaitedRecordThatDoesNotComeExpires() throws Exception {
        await(AwaitSpec.any().withTopic(SessionValue.text("replies")).withTimeout(Duration.ofMillis(50)))
                .$bang(user.session(1));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .containsExactly(
                        new Response("scenario", "", "await", START, START, "KO", "no such record came within 50ms"));
    }

    @Test
    void transactionIsOneRequest() throws Exception {
        transaction(true).$bang(user.session(1));
        assertThat(user.awaitNext().isFailed()).isFalse();

        assertThat(kafka.committed()).hasSize(3);
        assertThat(statistics.responses()).containsExactly(new Response("scenario", "", "tx", START, START, "OK", ""));
    }

    @Test
    void abortedTransactionLeavesNothing() throws Exception {
        transaction(false).$bang(user.session(1));
        assertThat(user.awaitNext().isFailed()).isFalse();

        assertThat(kafka.committed()).isEmpty();
        assertThat(kafka.aborted()).isEqualTo(1);
    }

    @Test
    void transactionThatCannotBeCommittedFails() throws Exception {
        kafka.failCommits(new RecordTooLargeException("too large"));
        transaction(true).$bang(user.session(1));

        assertThat(user.awaitNext().isFailed()).isTrue();
        assertThat(statistics.responses())
                .extracting(Response::message)
                .containsExactly("the transaction was not committed: too large (raise max.request.size of the producer"
                        + " and max.message.bytes of the topic, or send smaller records)");
    }

    private KafkaComponents components() {
        KafkaProtocolBuilder builder = KafkaDsl.kafka
                .bootstrapServers("testing:9092")
                .topic("orders")
                .reportingTo((topic, partition, offset, index, timestamp, intended) ->
                        told.add(topic + " " + partition + " " + offset + " is " + index));
        return new KafkaComponents((KafkaProtocol) builder.protocol(), new RequestLog(statistics, clock), kafka);
    }

    private RecordMaker maker(RecordSpec spec) {
        return new RecordMaker(
                spec,
                SessionValue.constant("orders"),
                spec.workload()
                        .map(workload -> workload.source(components.protocol().framing("orders"))));
    }

    private SendAction send(RecordSpec spec, SendPlan plan) {
        return new SendAction(SessionValue.text("send"), maker(spec), plan, components, Throttling.none(), user.next());
    }

    private RequestReplyAction requestReply(Correlation correlation, Duration timeout, CheckBuilder... checks) {
        return new RequestReplyAction(
                SessionValue.text("ask"),
                maker(RecordSpec.empty().withKey(SessionValue.utf8("k"))),
                SessionValue.constant("replies"),
                correlation,
                timeout,
                RecordChecks.of(List.of(checks)),
                components,
                Throttling.none(),
                user.next());
    }

    private AwaitAction await(AwaitSpec spec) {
        return new AwaitAction(
                SessionValue.text("await"),
                spec.topic().orElseThrow(),
                spec,
                RecordChecks.of(List.of()),
                components,
                user.next());
    }

    private TransactionAction transaction(boolean commit) {
        RecordMaker one = maker(RecordSpec.empty().withValue(SessionValue.utf8("v")));
        return new TransactionAction(
                SessionValue.text("tx"),
                List.of(new TransactionAction.Step(one, 2), new TransactionAction.Step(one, 1)),
                commit,
                components,
                Throttling.none(),
                user.next());
    }
}
