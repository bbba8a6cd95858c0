package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.GrafanaFacts;
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
        GrafanaFacts.KNOWN.forEach(version -> {
            GrafanaProfile profile = GrafanaProfile.of(version.toString());
            assertThat(profile.orgOf(profile.namespace(1))).hasValue(1);
            assertThat(profile.orgOf(profile.namespace(7))).hasValue(7);
        });
    }

    @Test
    void newerFactsHoldForTheNewerVersionOnly() {
        for (GrafanaFact fact : GrafanaFact.values()) {
            if (fact != GrafanaFact.NAMESPACE_IN_ADDRESS_AGAIN) {
                assertThat(GrafanaProfile.of("12.4.0").shows(fact))
                        .as("%s", fact)
                        .isTrue();
            }
            assertThat(GrafanaProfile.of("10.1.2").shows(fact)).as("%s", fact).isFalse();
        }
    }

    @Test
    void versionThatNothingIsKnownOfHasNoProfile() {
        assertThatThrownBy(() -> GrafanaProfile.of("9.5.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no facts are known of Grafana 9.5.0; known are 10.1.2, 10.2.0,");
    }

    @Test
    void onlyTheRecordedVersionTellsPluginsOfFlags() {
        assertThat(GrafanaProfile.of("12.4").grafanaConfig()).containsKey("GF_INSTANCE_FEATURE_TOGGLES_ENABLE");
        assertThat(GrafanaProfile.of("12.3").grafanaConfig())
                .containsKey("GF_SQL_ROW_LIMIT")
                .doesNotContainKey("GF_INSTANCE_FEATURE_TOGGLES_ENABLE");
        assertThat(GrafanaProfile.of("10.1.2").grafanaConfig()).isEmpty();
    }
}
