package dev.frameproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.harness.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real packages in a real browser; skipped out loud where node, npm, Chromium or the network is missing. */
class BrowserHalfTest {
    private static final Path BUNDLED =
            Path.of("../../plugin-under-test/kafka-plugin/target/plugin/frameproof-kafka-datasource");

    @TempDir
    private Path folder;

    static Stream<String> versions() {
        return Stream.of(System.getProperty("browser.versions", "13.2").split(","));
    }

    private BrowserResult check(String version, PluginFrontend plugin) {
        BrowserHalf half = BrowserHalf.of(BrowserSettings.ofThisProcess());
        assumeTrue(half.missing().isEmpty(), () -> half.missing().orElse(""));
        try (RecordedSource source = new RecordedSource(ShippedRecordings.streams())) {
            BrowserResult result = half.check(version, source, Optional.of(plugin), folder.resolve("pictures"));
            assumeTrue(result.skipped().isEmpty(), () -> result.skipped().orElse(""));
            return result;
        } catch (EnvironmentException e) {
            boolean fetching = e.problem().what().startsWith("npm ");
            assumeTrue(!fetching, () -> e.problem().oneLine());
            throw e;
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void bundledPluginAndRecordedStreamsPass(String version) {
        BrowserResult result = check(version, PluginFrontend.read(BUNDLED));
        assertThat(result.errors()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.checks())
                .allSatisfy(check ->
                        assertThat(check.checked()).as(check.check().id()).isPositive());
        assertThat(result.screenshots()).isNotEmpty().allSatisfy(picture -> assertThat(picture.file())
                .isNotEmptyFile());

        Path page = BrowserReport.write(List.of(result), folder);
        assertThat(page).content().contains(result.version(), "pictures/01-");
        assertThat(folder.resolve("browser.json")).content().contains("\"passed\" : true");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void plantedFaultsAreFound(String version) throws IOException {
        BrowserResult result = check(version, planted());
        assertThat(failed(result))
                .contains(
                        BrowserCheck.EXPORTS,
                        BrowserCheck.CONFIG_EDITOR,
                        BrowserCheck.QUERY_EDITOR,
                        BrowserCheck.SUBSCRIPTION,
                        BrowserCheck.PANELS_APART,
                        BrowserCheck.TEMPLATE_VARIABLES,
                        BrowserCheck.LONG_TOPIC,
                        BrowserCheck.CONSOLE)
                .doesNotContain(BrowserCheck.PANEL_BUFFER, BrowserCheck.GRAPH, BrowserCheck.TABLE);
        assertThat(result.errors())
                .extracting(BrowserFinding::got)
                .contains("missing export GoneForGood of @grafana/ui in " + result.version());
    }

    private static List<BrowserCheck> failed(BrowserResult result) {
        return result.checks().stream()
                .filter(check -> check.status() == BrowserCheckResult.Status.FAILED)
                .map(BrowserCheckResult::check)
                .toList();
    }

    /** The bundled plugin with a fault for each check of a plugin. */
    private PluginFrontend planted() throws IOException {
        Path plugin = Files.createDirectories(folder.resolve("planted"));
        Files.copy(BUNDLED.resolve("plugin.json"), plugin.resolve("plugin.json"));
        String module = Files.readString(BUNDLED.resolve("module.js"));
        Files.writeString(
                plugin.resolve("module.js"),
                planted(
                        module,
                        Map.of(
                                "path: channelPath(this.uid, query)", "path: 'one-for-all'",
                                "data: query,", "data: Object.assign({}, query, { messageFormat: 'csv' }),",
                                "topicName: replaced(full.topicName)", "topicName: full.topicName",
                                "onCommit: set('topicName')", "onCommit: function () {}",
                                "text('URL', 'schemaRegistryUrl'", "text('URL', 'elsewhere'",
                                "'use strict';",
                                        "'use strict'; console.error('planted');"
                                                + " function gone() { return ui.GoneForGood; }")));
        return PluginFrontend.read(plugin);
    }

    private static String planted(String module, Map<String, String> faults) {
        String text = module;
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            assertThat(text).contains(fault.getKey());
            text = text.replace(fault.getKey(), fault.getValue());
        }
        return text;
    }

    @Test
    void withoutNodeAndWithoutBundleItIsSkippedWithTheReason() {
        BrowserSettings nothing = BrowserSettings.ofThisProcess()
                .withEnvironment(Map.of("PATH", folder.toString()))
                .withCache(folder);
        try (RecordedSource source = new RecordedSource(ShippedRecordings.streams())) {
            BrowserResult result = BrowserHalf.of(nothing).check("12.4", source, Optional.empty(), folder);
            assertThat(result.skipped())
                    .contains("node and npm are not on the PATH, and the cache has no bundle of Grafana 12.4.10");
            assertThat(result.passed()).isFalse();
        }
    }

    @Test
    void withoutBrowserItSaysSo() {
        BrowserSettings nothing = BrowserSettings.ofThisProcess().withEnvironment(Map.of("PATH", folder.toString()));
        assertThat(BrowserHalf.of(nothing).missing()).contains("chromium and chromedriver are not on the PATH");
    }
}
