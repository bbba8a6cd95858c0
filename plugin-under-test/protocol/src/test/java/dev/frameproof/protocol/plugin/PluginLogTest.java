package dev.frameproof.protocol.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class PluginLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PluginLog log = new PluginLog(
            out, PluginLog.Level.INFO, Clock.fixed(Instant.parse("2026-02-03T04:05:06.000789Z"), ZoneOffset.UTC));

    @Test
    void lineHasLevelMessageTimeAndFields() {
        log.warn("topic is gone", "topic", "orders", "partition", 3, "seen", true, "cause", null);

        assertThat(written())
                .isEqualTo("{\"@level\":\"warn\",\"@message\":\"topic is gone\","
                        + "\"@timestamp\":\"2026-02-03T04:05:06.000789Z\","
                        + "\"topic\":\"orders\",\"partition\":3,\"seen\":true,\"cause\":null}\n");
    }

    @Test
    void everyCharacterSurvives() throws IOException {
        StringBuilder all = new StringBuilder("\"\\\n\r\t\b\u2028é😀\ud800");
        for (char c = 0; c < 0x80; c++) {
            all.append(c);
        }

        log.info(all.toString(), "k\"", all.toString());

        JsonNode line = new ObjectMapper().readTree(written());
        assertThat(line.get("@message").asText()).isEqualTo(all.toString());
        assertThat(line.get("k\"").asText()).isEqualTo(all.toString());
    }

    @Test
    void levelCanBeSetWhileRunning() {
        log.debug("hidden");
        log.setLevel(PluginLog.Level.DEBUG);
        log.debug("shown");
        log.setLevel(PluginLog.Level.ERROR);
        log.warn("hidden");

        assertThat(written()).contains("\"shown\"").doesNotContain("hidden");
        assertThat(PluginLog.Level.of("wArN", PluginLog.Level.INFO)).isEqualTo(PluginLog.Level.WARN);
        assertThat(PluginLog.Level.of("loud", PluginLog.Level.INFO)).isEqualTo(PluginLog.Level.INFO);
    }

    @Test
    void secretAppearsNowhere() {
        log.redact("pa\"ss\\word");
        log.redact("abc");

        log.error("login with pa\"ss\\word failed", "error", new IllegalStateException("pa\"ss\\word refused, abc"));

        assertThat(written())
                .contains("login with *** failed", "*** refused, abc")
                .doesNotContain("pa\\\"ss", "word");
    }

    @Test
    void hostThatStoppedReadingDisturbsNobody() {
        PluginLog broken = new PluginLog(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                PluginLog.Level.INFO,
                Clock.systemUTC());

        broken.info("nobody reads this");
    }

    @Test
    void whatIsPrintedBecomesALineOfTheLog() {
        PrintStream printed = new PrintStream(new LogOutput(log), true, StandardCharsets.UTF_8);

        printed.print("half ");
        printed.println("a line é");

        assertThat(written()).contains("\"@message\":\"half a line é\"").contains("\"printed\":true");
    }

    @Test
    void recordsOfOtherLibrariesComeThroughWithLevelAndCause() {
        LogRecord record = new LogRecord(Level.SEVERE, "cannot {0}");
        record.setParameters(new Object[] {"bind"});
        record.setLoggerName("io.grpc");
        record.setThrown(new IOException("in use"));

        new LoggingHandler(log).publish(record);
        new LoggingHandler(log).publish(new LogRecord(Level.FINE, "hidden"));

        assertThat(written())
                .contains("\"@level\":\"error\"", "\"cannot bind\"", "\"io.grpc\"", "java.io.IOException: in use")
                .doesNotContain("hidden");
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
