package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.host.plugin.PluginLogLine.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginLogLineTest {
    @Test
    void jsonLineOfTheGoSdkIsReadWithItsFields() {
        assertThat(PluginLogLine.parse("{\"@level\":\"debug\",\"@message\":\"Serving plugin\",\"@module\":\"x\","
                        + "\"@timestamp\":\"2026-11-22T15:20:10.1+01:00\",\"plugins\":[\"stream\",\"data\"],\"n\":3}"))
                .isEqualTo(new PluginLogLine(
                        Level.DEBUG,
                        "Serving plugin",
                        "2026-11-22T15:20:10.1+01:00",
                        Map.of("@module", "x", "plugins", "[\"stream\",\"data\"]", "n", "3")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[WARN] topic is gone;WARN;topic is gone",
                "[ERR] x;ERROR;x",
                "panic: runtime error;ERROR;panic: runtime error",
                "fatal error: all goroutines are asleep;ERROR;fatal error: all goroutines are asleep",
                "[main] hello;DEBUG;[main] hello",
                "{not json;DEBUG;{not json",
                "{\"a\":1};DEBUG;{\"a\":1}",
                "plain;DEBUG;plain"
            })
    void plainTextKeepsItsWordsAndItsLevel(String line, Level level, String message) {
        assertThat(PluginLogLine.parse(line)).isEqualTo(new PluginLogLine(level, message, "", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"@level\":\"debug\",\"@message\":\"x\"};true",
                "{\"@caller\":\"a.go:1\",\"@level\":\"trace\",\"@message\":\"x\"};true",
                "{\"@level\":\"info\",\"@message\":\"x\"};false",
                "{\"@level\":\"error\",\"@message\":\"x\"};false",
                "{\"@level\":\"odd\",\"@message\":\"x\"};false",
                "{\"@level\":\"info\",\"@message\":\"\\\"@level\\\":\\\"debug\\\"\"};false",
                "{\"@message\":\"x\"};false",
                "{\"@level\":\"debug;false",
                "debug plain text;false"
            })
    void onlyJsonLinesBelowTheLevelAreDropped(String line, boolean dropped) {
        assertThat(PluginLogLine.isBelow(Level.INFO, line)).isEqualTo(dropped);
        assertThat(PluginLogLine.isBelow(Level.TRACE, line)).isFalse();
    }

    @Test
    void platformsAreNamedAsGoNamesThem() {
        assertThat(PluginPlatform.of("Linux", "amd64").fileName("gpx")).isEqualTo("gpx_linux_amd64");
        assertThat(PluginPlatform.of("Mac OS X", "aarch64").fileName("gpx")).isEqualTo("gpx_darwin_arm64");
        assertThat(PluginPlatform.of("Windows 11", "x86_64").fileName("gpx")).isEqualTo("gpx_windows_amd64.exe");
    }
}
