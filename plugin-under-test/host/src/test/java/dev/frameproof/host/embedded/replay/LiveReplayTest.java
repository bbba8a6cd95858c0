package dev.frameproof.host.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveReplayTest {
    static List<Recording> recordings() {
        return Recording.allLive();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void answersAsRecorded(Recording recording) throws Exception {
        new LiveReplay(recording).play();
    }

    @Test
    void thereAreRecordingsOfBothVersions() {
        assertThat(recordings()).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void tamperedErrorCodeIsFound() throws Exception {
        Recording tampered = Recording.read("12.4.0", "live-wrong-namespace").tampered(5, "103", "104");
        assertThatThrownBy(() -> new LiveReplay(tampered).play())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 6")
                .hasMessageContaining("$.error.code: recorded 104, got 103");
    }

    @Test
    void tamperedValueInAPushIsNotTakenForAnError() throws Exception {
        // The plugin's packets come from the recording, so another value is just another packet.
        new LiveReplay(Recording.read("12.4.0", "live-stream").tampered(9, "11.5", "11.6")).play();
    }

    @Test
    void tamperedChannelOfAPushIsFound() throws Exception {
        Recording tampered = Recording.read("12.4.0", "live-stream").tampered(7, "/kafka-uid/", "/other-uid/");
        assertThatThrownBy(() -> new LiveReplay(tampered).play())
                .hasMessageContaining("$.push.channel: recorded \"default/ds/other-uid/p-stream\"");
    }

    @Test
    void tamperedCloseCodeIsFound() throws Exception {
        Recording tampered = Recording.read("12.4.0", "live-garbage").tampered(3, "3501", "3502");
        assertThatThrownBy(() -> new LiveReplay(tampered).play()).hasMessageContaining("close code");
    }

    @Test
    void missingReplyIsFound() throws Exception {
        List<com.fasterxml.jackson.databind.JsonNode> lines =
                Recording.read("12.4.0", "live-unsubscribe-unknown").lines();
        Recording shorter = new Recording("12.4.0", "live-unsubscribe-unknown", lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> new LiveReplay(shorter).play()).hasMessageContaining("more than was recorded");
    }
}
