package dev.frameproof.host.plugin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogueTest {
    @TempDir
    Path temporary;

    private TestingCatalogue served;
    private PluginCatalogue catalogue;

    @BeforeEach
    void serve() throws IOException {
        served = new TestingCatalogue();
        catalogue = PluginCatalogue.of(
                Map.of(PluginCatalogue.ADDRESS, served.address() + "/", PluginCatalogue.CACHE, temporary.toString()));
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void versionsComeNewestFirstWithTheGrafanasTheyAreMeantFor() {
        assertThat(catalogue.versions(TestingCatalogue.ID))
                .extracting(CatalogueVersion::version)
                .containsExactly("2.0.0-beta1", "1.7.2", "1.7.1");
        assertThat(catalogue.version(TestingCatalogue.ID, "v1.7.2").grafanaDependency())
                .isEqualTo(">=10.2.0");
        assertThat(catalogue.latest(TestingCatalogue.ID).version())
                .as("no pre-release")
                .isEqualTo("1.7.2");
    }

    @Test
    void zipIsFetchedOnceAndKept() throws Exception {
        Path zip = catalogue.fetch(catalogue.latest(TestingCatalogue.ID));
        assertThat(zip).hasContent("zip of 1.7.2").startsWith(temporary);
        int asked = served.asked.size();
        assertThat(served.asked.get(asked - 1)).endsWith("/versions/1.7.2/download for linux");

        assertThat(catalogue.fetch(catalogue.version(TestingCatalogue.ID, "1.7.2")))
                .isEqualTo(zip);
        assertThat(served.asked).as("nobody is asked for what is kept").hasSize(asked);
    }

    @Test
    void otherBytesThanTheCatalogueDescribesAreThrownAway() throws Exception {
        served.tampering = "!";
        CatalogueVersion latest = catalogue.latest(TestingCatalogue.ID);
        assertThatThrownBy(() -> catalogue.fetch(latest))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("is not the one that the catalogue describes")
                .hasMessageContaining(latest.sha256());
        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void keptZipThatWasChangedIsFetchedAgain() throws Exception {
        CatalogueVersion latest = catalogue.latest(TestingCatalogue.ID);
        Path zip = catalogue.fetch(latest);
        Files.writeString(zip, "rotten");
        assertThat(catalogue.fetch(latest)).hasContent("zip of 1.7.2");
    }

    @Test
    void unknownPluginVersionAndPlatformAreToldApart() {
        assertThatThrownBy(() -> catalogue.versions("acme-absent-datasource"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("has no plugin acme-absent-datasource");
        assertThatThrownBy(() -> catalogue.version(TestingCatalogue.ID, "9.9.9"))
                .hasMessageContaining("has no version 9.9.9 of " + TestingCatalogue.ID)
                .hasMessageContaining("2.0.0-beta1, 1.7.2, 1.7.1");
        assertThatThrownBy(() -> catalogue.fetch(catalogue.version(TestingCatalogue.ID, "1.7.1")))
                .hasMessageContaining("no zip of acme-stream-datasource@1.7.1 with a checksum for ");
    }

    @Test
    void withoutANetworkWhatIsKeptIsNamedAndUsable() {
        catalogue.fetch(catalogue.latest(TestingCatalogue.ID));
        served.close();
        assertThatThrownBy(() -> catalogue.latest(TestingCatalogue.ID))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("the plugin catalogue " + served.address() + " cannot be reached")
                .hasMessageContaining("Kept here and usable without it: acme-stream-datasource@1.7.2");
        assertThatThrownBy(() -> catalogue.latest("acme-other-datasource"))
                .hasMessageContaining("give it with --plugin FILE");
        assertThat(catalogue.fetch(catalogue.version(TestingCatalogue.ID, "1.7.2")))
                .hasContent("zip of 1.7.2");
    }
}
