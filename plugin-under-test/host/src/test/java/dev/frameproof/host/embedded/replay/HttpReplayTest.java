package dev.frameproof.host.embedded.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplayTest {
    @ParameterizedTest
    @ValueSource(strings = {"12.4.0", "10.1.2"})
    void answersAsRecorded(String version) throws Exception {
        new HttpReplay(Recording.read(version, "http")).play();
    }

    @Test
    void tamperedMemberIsFound() throws Exception {
        Recording tampered = Recording.read("12.4.0", "http").tampered(1, "Main Org.", "Other Org.");
        assertThatThrownBy(() -> new HttpReplay(tampered).play())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("12.4.0 http, line 2")
                .hasMessageContaining("$.name: recorded \"Other Org.\", got \"Main Org.\"");
    }

    @Test
    void tamperedStatusIsFound() throws Exception {
        Recording tampered = Recording.read("12.4.0", "http").tampered(3, "\"status\":401", "\"status\":400");
        assertThatThrownBy(() -> new HttpReplay(tampered).play()).hasMessageContaining("status of GET /api/org");
    }

    @Test
    void missingMemberIsFound() throws Exception {
        Recording tampered = Recording.read("10.1.2", "http").tampered(0, "\"commit\":\"NA\",", "");
        assertThatThrownBy(() -> new HttpReplay(tampered).play())
                .hasMessageContaining("$.commit: recorded nothing, got \"NA\"");
    }

    @Test
    void theWrongProfileIsFound() {
        Recording older =
                new Recording("12.4.0", "http", Recording.read("10.1.2", "http").lines());
        assertThatThrownBy(() -> new HttpReplay(older).play()).hasMessageContaining("$.version");
    }
}
