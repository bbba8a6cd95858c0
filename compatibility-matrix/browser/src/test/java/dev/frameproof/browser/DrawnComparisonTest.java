package dev.frameproof.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page answers, right and with a fault planted: each fault must be found, and nothing where there is none. */
class DrawnComparisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRAME = """
        {"schema":{"fields":[
          {"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},
          {"name":"v","type":"number","typeInfo":{"frame":"float64","nullable":true}},
          {"name":"n","type":"number","typeInfo":{"frame":"int64"}},
          {"name":"s","type":"string","typeInfo":{"frame":"string"}}]},
         "data":{"values":[[2000,1000],[1.5,null],[9007199254740993,2],["up","down"]]}}
        """;
    private static final String BUFFER = """
        {"length":2,"fields":[{"name":"time","type":"time","values":[2000,1000]},
         {"name":"v","type":"number","values":[1.5,null]},
         {"name":"n","type":"number","values":[9007199254740992,2]},
         {"name":"s","type":"string","values":["up","down"]}]}
        """;
    private static final String GRAPH = """
        {"plot":{"painted":7,"x":[1000,2000],"series":[{"values":[null,1.5]},{"values":[2,9007199254740992]}]}}
        """;
    private static final String STATES = "{\"plot\":{\"painted\":7},\"states\":[[\"down\",\"up\"]]}";
    private static final String TABLE = """
        {"rows":[["1970-01-01 00:00:02.000","1.5","9007199254740992","up"],["1970-01-01 00:00:01","","2","down"]]}
        """;

    private final CheckLog log = new CheckLog();
    private final ExpectedPanel expected = new ExpectedPanel(10);

    @BeforeEach
    void push() {
        expected.push(FRAME.getBytes(UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private BrowserCheckResult result() {
        return log.results().get(0);
    }

    private void buffer(String answer) {
        new CellComparison(log, BrowserCheck.PANEL_BUFFER, "stream").compare(expected, json(answer));
    }

    private DrawnPanel drawn() {
        return new DrawnPanel(log, "stream", expected);
    }

    @Test
    void rightBufferPassesAndSaysWhatTheBrowserRounds() {
        buffer(BUFFER);
        assertThat(result().status()).isEqualTo(BrowserCheckResult.Status.PASSED);
        assertThat(result().checked()).isEqualTo(8);
        assertThat(result().notes()).hasSize(1);
        assertThat(result().notes().get(0).expected()).isEqualTo("9007199254740993");
    }

    @Test
    void wrongBuffersAreFound() {
        for (String wrong : List.of(
                BUFFER.replace("1.5", "1.25"),
                BUFFER.replace("null", "0"),
                BUFFER.replace("\"up\"", "\"Up\""),
                BUFFER.replace("\"type\":\"string\"", "\"type\":\"other\""),
                BUFFER.replace("\"length\":2", "\"length\":1"),
                BUFFER.replace("[2000,1000]", "[1000,2000]"))) {
            CheckLog own = new CheckLog();
            new CellComparison(own, BrowserCheck.PANEL_BUFFER, "stream").compare(expected, json(wrong));
            assertThat(own.results().get(0).failed()).as(wrong).isPositive();
        }
    }

    @Test
    void rightDrawingsPass() {
        drawn().graph(json(GRAPH));
        drawn().states(json(STATES));
        drawn().table(json(TABLE));
        assertThat(log.results()).allSatisfy(check -> {
            assertThat(check.findings()).isEmpty();
            assertThat(check.checked()).isPositive();
        });
    }

    @Test
    void wrongGraphsAreFound() {
        for (String wrong : List.of(
                GRAPH.replace("1.5", "15"),
                GRAPH.replace("\"painted\":7", "\"painted\":0"),
                GRAPH.replace("[1000,2000]", "[2000,1000]"),
                GRAPH.replace(",{\"values\":[2,9007199254740992]}", ""))) {
            CheckLog own = new CheckLog();
            new DrawnPanel(own, "stream", expected).graph(json(wrong));
            assertThat(own.results().get(0).failed()).as(wrong).isPositive();
        }
    }

    @Test
    void wrongStatesAreFound() {
        drawn().states(json(STATES.replace("\"down\",", "")));
        assertThat(result().failed()).isEqualTo(1);
    }

    @Test
    void wrongTablesAreFound() {
        for (String wrong : List.of(
                TABLE.replace("\"up\"", "\"down\""),
                TABLE.replace("00:00:02", "00:00:03"),
                TABLE.replace("1.5", "2"),
                TABLE.replace("\"\"", "\"0\""),
                "{\"rows\":[]}")) {
            CheckLog own = new CheckLog();
            new DrawnPanel(own, "stream", expected).table(json(wrong));
            assertThat(own.results().get(0).failed()).as(wrong).isPositive();
        }
    }
}
