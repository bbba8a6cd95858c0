package dev.frameproof.scenarios.grafanalive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.harness.bench.LiveStack;
import dev.frameproof.host.DatasourceSpec;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.scenarios.engine.GatlingRun;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Gatling itself, in this process, against the embedded target with a real plugin in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LiveSimulationTest {
    private static final Path PLANTED =
            Path.of("../../plugin-under-test/planted-plugin/target/plugin/frameproof-planted-datasource");
    private static final System.Logger LOG = System.getLogger(LiveSimulationTest.class.getName());
    private static final String FAULTY = "faulty";
    private static final int QUEUE_BYTES = 256 << 10;

    private LiveStack stack;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        LiveLimits limits = LiveLimits.grafana().withMaxConnections(-1).withClientQueueBytes(QUEUE_BYTES);
        stack = LiveStack.start(PLANTED.toAbsolutePath().normalize(), Map.of(), limits, folder);
        String plugin = stack.target().pluginId();
        stack.target()
                .provision(new DatasourceSpec(
                        FAULTY,
                        FAULTY,
                        plugin,
                        Map.of(
                                "bootstrapServers",
                                stack.bootstrapServers(),
                                "plantedFaults",
                                "drop:every=100;value:at=70"),
                        Map.of()));
        System.setProperty(LiveSimulation.BROKERS, stack.bootstrapServers());
        System.setProperty(LiveSimulation.URL, stack.target().url().toString());
        System.setProperty(LiveSimulation.PASSWORD, stack.password());
        System.setProperty(
                LiveSimulation.TARGET_PID,
                Long.toString(stack.target().processes().get("embedded-target")));
    }

    @AfterAll
    void stop() {
        for (String property : List.of(
                LiveSimulation.BROKERS,
                LiveSimulation.URL,
                LiveSimulation.PASSWORD,
                LiveSimulation.DATASOURCE,
                LiveSimulation.TARGET_PID,
                LiveSimulation.VERDICT,
                SlowReaderSimulation.CLOSED_WITH)) {
            System.clearProperty(property);
        }
        stack.close();
    }

    private String run(Class<? extends Simulation> simulation, String datasource, Path results) {
        System.setProperty(LiveSimulation.DATASOURCE, datasource);
        System.clearProperty(LiveSimulation.VERDICT);
        assertThat(new GatlingRun(simulation, results, false).run())
                .as("%s; %s", simulation.getSimpleName(), System.getProperty(LiveSimulation.VERDICT))
                .isEqualTo(GatlingRun.OK);
        return System.getProperty(LiveSimulation.VERDICT);
    }

    @Test
    @Order(1)
    void viewersMayDoEverythingAndEveryRowIsVerified(@TempDir Path results) {
        assertThat(run(EverythingSimulation.class, stack.datasourceUid(), results))
                .startsWith("20 of 20 proved")
                .endsWith("[]" + System.lineSeparator());
    }

    @Test
    @Order(2)
    void plantedFaultsAreFoundByEveryViewer(@TempDir Path results) {
        assertThat(run(FaultySimulation.class, FAULTY, results))
                .startsWith("0 of 5 proved")
                .contains("LOST", "WRONG_VALUE");
    }

    @Test
    @Order(3)
    void viewerThatReadsTooSlowlyIsDroppedAndTheOthersDoNotSuffer(@TempDir Path results) {
        assertThat(run(SlowReaderSimulation.class, stack.datasourceUid(), results))
                .startsWith("4 of 4 proved");
        String code = System.getProperty(SlowReaderSimulation.CLOSED_WITH);
        LOG.log(System.Logger.Level.INFO, "the slow viewer''s connection was closed with {0}", code);
        assertThat(code)
                .as(
                        "3008 when the close frame still fits into the socket within the second that it is given, else no code")
                .isIn("3008", "1006");
    }

    @Test
    @Order(4)
    void whatGatlingSendsIsWhatItsViewersSee(@TempDir Path results) {
        assertThat(run(OrdersSimulation.class, stack.datasourceUid(), results)).startsWith("4 of 4 proved");
    }

    @Test
    @Order(5)
    void targetThatIsKilledFailsItsViewers(@TempDir Path results) {
        assertThat(run(KilledTargetSimulation.class, stack.datasourceUid(), results))
                .startsWith("0 of 3 proved")
                .contains("STREAM_ENDED");
    }
}
