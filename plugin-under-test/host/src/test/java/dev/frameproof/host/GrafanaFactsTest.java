package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaFactsTest {
    @ParameterizedTest
    @CsvSource({"12.4,12.4.0", "10.1,10.1.2", "11.6.3,11.6.3", " 13.2 ,13.2.0", "12.4.0-123456,12.4.0-123456"})
    void minorVersionsAndWholeOnesAreKnown(String text, String version) {
        assertThat(GrafanaFacts.known(text).version()).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource({"9.5", "10.1.1", "10.0", "14.0.0", "12.9"})
    void whatNothingIsKnownOfIsRefused(String text) {
        assertThatThrownBy(() -> GrafanaFacts.known(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no facts are known of Grafana " + text)
                .hasMessageContaining("13.2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "NAMED_NAMESPACES,12.3.9,false",
        "NAMED_NAMESPACES,12.4.0-pre,false",
        "NAMED_NAMESPACES,12.4.0,true",
        "NAMED_NAMESPACES,13.2.0,true",
        "NAMESPACE_IN_ADDRESS_AGAIN,12.4.4,false",
        "NAMESPACE_IN_ADDRESS_AGAIN,12.4.5,true",
        "NAMESPACE_IN_ADDRESS_AGAIN,13.0.2,false",
        "NAMESPACE_IN_ADDRESS_AGAIN,13.0.3,true",
        "NAMESPACE_IN_ADDRESS_AGAIN,13.1.0,true",
        "NAMESPACE_IN_ADDRESS_AGAIN,12.3.99,false",
        "ID_TOKEN,11.2.0,false",
        "ID_TOKEN,11.3.0,true",
    })
    void patchesOfOlderLinesAreToldApart(GrafanaFact fact, String version, boolean holds) {
        assertThat(fact.holdsFor(GrafanaVersion.parse(version))).isEqualTo(holds);
    }

    @Test
    void limitsGrewWithVersions() {
        assertThat(GrafanaFacts.known("11.2").clientQueueBytes()).isEqualTo(1 << 20);
        assertThat(GrafanaFacts.known("11.3").clientQueueBytes()).isEqualTo(4 << 20);
        assertThat(GrafanaFacts.known("12.1").clientMessageBytes()).isEqualTo(64 << 10);
        assertThat(GrafanaFacts.known("12.2").clientMessageBytes()).isEqualTo(8 << 20);
    }

    @Test
    void saysOnWhatAProfileRests() {
        assertThat(GrafanaFacts.known("12.4.0").evidence()).isEqualTo("recorded");
        assertThat(GrafanaFacts.known("11.2").evidence()).startsWith("between the recorded 10.1.2 and 12.4.0: ");
        assertThat(GrafanaFacts.known("13.2").evidence()).startsWith("as 12.4.0 was recorded");
    }

    @Test
    void likelierNamespaceComesFirst() {
        assertThat(GrafanaFacts.known("12.3").namespaces(2)).containsExactly("2", "org-2");
        assertThat(GrafanaFacts.known("12.4").namespaces(1)).containsExactly("default", "1");
    }
}
