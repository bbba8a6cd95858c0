package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaProfileTest {
    @ParameterizedTest
    @CsvSource({
        "12.4.0,default,1",
        "12.4.0,org-2,2",
        "12.4.0,org-1,",
        "12.4.0,org-0,",
        "12.4.0,org-,",
        "12.4.0,1,",
        "12.4.0,ds,",
        "10.1.2,1,1",
        "10.1.2,2,2",
        "10.1.2,default,",
        "10.1.2,-1,",
    })
    void namespacesStandForOrgs(String version, String namespace, Long org) {
        assertThat(GrafanaProfile.of(version).orgOf(namespace))
                .isEqualTo(org == null ? OptionalLong.empty() : OptionalLong.of(org));
    }

    @Test
    void everyProfileReadsTheNamespaceThatItWrites() {
        GrafanaProfile.recordedVersions().forEach(version -> {
            GrafanaProfile profile = GrafanaProfile.of(version.toString());
            assertThat(profile.orgOf(profile.namespace(1))).hasValue(1);
            assertThat(profile.orgOf(profile.namespace(7))).hasValue(7);
        });
    }

    @Test
    void newerFactsHoldForTheNewerVersionOnly() {
        for (WireFact fact : WireFact.values()) {
            assertThat(GrafanaProfile.of("12.4.0").shows(fact)).as("%s", fact).isTrue();
            assertThat(GrafanaProfile.of("10.1.2").shows(fact)).as("%s", fact).isFalse();
        }
    }

    @Test
    void versionWithoutRecordingHasNoProfile() {
        assertThatThrownBy(() -> GrafanaProfile.of("11.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no profile of Grafana 11.0.0: its traffic was never recorded; use one of 10.1.2, 12.4.0");
    }
}
