package dev.frameproof.junit;

import static dev.frameproof.junit.FrameproofAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.Subscriber;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;

/** Assertions must be able to fail: tests with planted faults, run inside of a test, in parallel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailingStreamsTest {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private Set<Long> before;
    private Events tests;

    @PluginUnderTest(plant = "drop:at=5;value:at=7;duplicate:at=9")
    static final class Planted {
        @Test
        @KafkaStream(workload = "server-metrics", partitions = 1)
        void faults(LiveStream stream) throws InterruptedException {
            assertThat(stream).withinSilenceOf(SHORT).deliversEvery(stream.send(20));
        }

        @Test
        @KafkaStream(workload = "server-metrics", partitions = 1)
        void harmlessBeforeTheFirstFault(LiveStream stream) throws InterruptedException {
            assertThat(stream).deliversEvery(stream.send(5));
        }

        @Test
        void nothingSent(LiveStream stream) throws InterruptedException {
            assertThat(stream).deliversEverything();
        }

        @Test
        void recordsOfAnotherStream(@KafkaStream LiveStream one, @KafkaStream LiveStream other)
                throws InterruptedException {
            assertThat(one).deliversEvery(other.send("{}"));
        }

        @Test
        void noWorkload(LiveStream stream) throws InterruptedException {
            stream.send(1);
        }

        @Test
        void noSuchFormat(@KafkaStream(workload = "orders", format = "xml") LiveStream stream) {}

        @Test
        void subscriberAlone(Subscriber subscriber) {
            assertThat(subscriber.rows()).isZero();
        }

        @Test
        @GrafanaTarget(version = "12.4", home = "/opt/grafana")
        void twoTargets(LiveStream stream) {}

        @Test
        @GrafanaTarget(version = "1.0")
        void unknownVersion(LiveStream stream) {}

        @Test
        @GrafanaTarget(image = "localhost:1/no/such-grafana:0.0.0")
        void absentTarget(LiveStream stream) {}

        @GrafanaMatrix
        void noAxis(LiveStream stream) {}
    }

    @BeforeAll
    void run() {
        before = children();
        tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Planted.class))
                .configurationParameters(Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent"))
                .execute()
                .allEvents();
    }

    @Test
    void plantedFaultsAreNamedByPositionAndFieldAndNothingElse() {
        AssertionFailedError failure = (AssertionFailedError) failure("faults");

        assertThat(failure.getMessage())
                .containsSubsequence("topic frameproof-server-metrics-", "subscriber", "not every record")
                .contains("embedded target")
                .contains("20 rows due", "3 findings:")
                .contains("- lost: partition 0, offset 5")
                .contains("- wrong value: partition 0, offset 7, field ")
                .contains("- duplicated: partition 0, offset 9")
                .contains("expected: ", "got: ");
        assertThat(failure.isExpectedDefined()).isTrue();
    }

    @Test
    void streamThatNoFaultTouchesPasses() {
        assertThat(tests.succeeded().stream().map(FailingStreamsTest::name))
                .contains("harmlessBeforeTheFirstFault", "subscriberAlone");
    }

    @Test
    void nothingSentProvesNothing() {
        assertThat(failure("nothingSent")).hasMessageContaining("call send first");
    }

    @Test
    void misuseIsToldInWordsOfTheUser() {
        assertThat(failure("recordsOfAnotherStream")).hasMessageContaining("those records went to topic");
        assertThat(failure("noWorkload")).hasMessageContaining("has no workload to send from");
        assertThat(failure("noSuchFormat"))
                .hasMessageContaining("format is one of json, avro, protobuf, lineprotocol, plaintext, csv, not 'xml'");
        assertThat(failure("twoTargets")).hasMessageContaining("give one of version, home, image and url");
        assertThat(failure("unknownVersion")).hasMessageContaining("no facts are known of Grafana 1.0");
        assertThat(failure("noAxis")).hasMessageContaining("@GrafanaMatrix has no axis");
    }

    @Test
    void targetThatThisMachineCannotHaveSkipsWithTheReason() {
        Event aborted = tests.aborted().stream()
                .filter(event -> name(event).equals("absentTarget"))
                .findFirst()
                .orElseThrow();

        assertThat(aborted.getPayload(TestExecutionResult.class)
                        .orElseThrow()
                        .getThrowable()
                        .orElseThrow())
                .hasMessageMatching("(?s).+");
    }

    @Test
    void noProcessStaysAfterFailures() {
        assertThat(children()).isSubsetOf(before);
    }

    private Throwable failure(String test) {
        return tests.failed().stream()
                .filter(event -> name(event).equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError(test + " did not fail"))
                .getPayload(TestExecutionResult.class)
                .orElseThrow()
                .getThrowable()
                .orElseThrow();
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "");
    }

    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
