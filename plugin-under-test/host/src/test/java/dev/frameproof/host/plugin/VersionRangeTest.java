package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.host.GrafanaVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases after the documentation of npm's semver. */
class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        ">=10.4.0,10.4.0,true",
        ">=10.4.0,10.3.99,false",
        ">=10.4.0 <13,12.4.0,true",
        ">=10.4.0 <13,13.0.0,false",
        ">=10.4.0 <13,13.0.0-pre,false",
        ">=10.4.0<13,12.0.0,true",
        ">= 10.4.0,11.0.0,true",
        ">=10.4,10.4.0,true",
        ">10.4,10.4.9,false",
        ">10.4,10.5.0,true",
        ">10.4.1,10.4.1,false",
        ">10.4.1,10.4.2,true",
        "<=12,12.9.9,true",
        "<=12,13.0.0,false",
        "<=12.1.0,12.1.1,false",
        "<11.x,10.9.0,true",
        "<11.x,11.0.0,false",
        "^10.2.3,10.9.0,true",
        "^10.2.3,10.2.2,false",
        "^10.2.3,11.0.0,false",
        "^0.2.3,0.2.9,true",
        "^0.2.3,0.3.0,false",
        "^0.0.3,0.0.4,false",
        "^0.0,0.0.9,true",
        "^0.0,0.1.0,false",
        "^0.x,0.9.0,true",
        "^0.x,1.0.0,false",
        "^12,12.4.0,true",
        "~12.1.2,12.1.9,true",
        "~12.1.2,12.2.0,false",
        "~12.1,12.1.0,true",
        "~12,12.9.0,true",
        "~12,13.0.0,false",
        "12.x,12.3.1,true",
        "12.*,13.0.0,false",
        "12,12.0.0,true",
        "=12.4.0,12.4.0,true",
        "v12.4.0,12.4.1,false",
        "*,9.0.0,true",
        "x,9.0.0,true",
        ">*,9.0.0,false",
        "'',9.0.0,true",
        "10.0 - 12,12.9.9,true",
        "10.0 - 12,13.0.0,false",
        "10.0.1 - 12.1.0,10.0.0,false",
        "^10.2 || >=12.1 <13,10.4.0,true",
        "^10.2 || >=12.1 <13,11.6.0,false",
        "^10.2||>=12.1 <13,12.1.0,true",
        "10.1.2 || 12.4.0,12.4.0,true",
        ">=12.0.0-0,12.0.0-pre,true",
        ">=12.0.0,12.0.0-pre,false",
        ">=11.0.0,12.0.0-123456pre,true",
    })
    void holdsForWhatNpmSays(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range).contains(GrafanaVersion.parse(version)))
                .as("%s in %s", version, range)
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", ">=", "10.4.0.1", ">>10", "10 -", ">=10.4.0 and 11", "1..2"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no range of versions");
    }

    @Test
    void isShownAsItWasWritten() {
        assertThat(VersionRange.parse(" >=10.4.0 <13 ")).hasToString(">=10.4.0 <13");
    }
}
