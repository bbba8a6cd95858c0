package dev.frameproof.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.trogdor.common.JsonUtil;
import org.apache.kafka.trogdor.task.TaskSpec;
import org.junit.jupiter.api.Test;

/** The examples in the specs' Javadoc are specs, by the reader that agents and coordinators use. */
class TaskSpecExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/frameproof/agents");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);

    @Test
    void exampleOfProducingIsOne() throws Exception {
        var spec = (ProduceTaskSpec) example("ProduceTaskSpec");

        assertThat(spec.share()).isZero();
        assertThat(spec.shares()).isEqualTo(3);
        assertThat(spec.stream().planned().plan().records().format()).isPresent();
        assertThat(spec.stream().pacing().text()).isEqualTo("3k/s");
        assertThat(spec.newController("id").targetNodes(null)).isEqualTo(Set.of("agent0"));
        assertThat(spec.kafka().propertiesFile()).isEqualTo("/etc/frameproof/kafka.properties");
    }

    @Test
    void exampleOfViewingIsOne() throws Exception {
        var spec = (ViewTaskSpec) example("ViewTaskSpec");

        assertThat(spec.viewers()).isEqualTo(1000);
        assertThat(spec.pages()).isEqualTo(10);
        assertThat(spec.query().partition()).isEqualTo(2);
        assertThat(spec.grafana().tokenFile()).isEqualTo("/etc/frameproof/token");
        assertThat(spec.stream()).isEqualTo(((ProduceTaskSpec) example("ProduceTaskSpec")).stream());
    }

    /** Those in docs/examples are the same. */
    @Test
    void exampleFilesAreTheJavadocsExamples() throws Exception {
        Path files = Path.of("../../docs/examples/agents");

        assertThat(JsonUtil.JSON_SERDE.readTree(Files.readString(files.resolve("produce.json"))))
                .isEqualTo(JsonUtil.JSON_SERDE.readTree(text("ProduceTaskSpec")));
        assertThat(JsonUtil.JSON_SERDE.readTree(Files.readString(files.resolve("view.json"))))
                .isEqualTo(JsonUtil.JSON_SERDE.readTree(text("ViewTaskSpec")));
    }

    @Test
    void unknownWordIsRefusedByName() throws Exception {
        JsonNode json = JsonUtil.JSON_SERDE.readTree(text("ProduceTaskSpec").replace("\"avro\"", "\"xml\""));
        var spec = (ProduceTaskSpec) JsonUtil.JSON_SERDE.treeToValue(json, TaskSpec.class);

        assertThatThrownBy(spec::task).hasMessageContaining("format: 'xml' is none of json, avro");
    }

    private static TaskSpec example(String name) throws IOException {
        String text = text(name);
        TaskSpec spec = JsonUtil.JSON_SERDE.readValue(text, TaskSpec.class);
        JsonNode again = JsonUtil.JSON_SERDE.readTree(JsonUtil.toJsonString(spec));

        // What is written is what was read: nothing in the example is passed over.
        assertThat(JsonUtil.JSON_SERDE.readValue(again.toString(), TaskSpec.class))
                .isEqualTo(spec);
        JsonUtil.JSON_SERDE.readTree(text).properties().forEach(member -> assertThat(again.has(member.getKey()))
                .as(member.getKey())
                .isTrue());
        return spec;
    }

    private static String text(String name) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(SOURCES.resolve(name + ".java")));
        assertThat(example.find()).isTrue();
        return example.group(1).replaceAll("(?m)^ \\* ?", "");
    }
}
