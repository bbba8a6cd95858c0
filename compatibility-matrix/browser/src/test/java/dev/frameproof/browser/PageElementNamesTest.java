package dev.frameproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.browser.pages.PageElement;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of elements says what Grafana's own package says, for each version at which a name changes. */
final class PageElementNamesTest {
    private static final List<String> VERSIONS = List.of(
            "9.4.0", "10.0.0", "10.2.0", "10.2.3", "10.3.0", "10.4.0", "11.2.0", "11.6.0", "12.4.0", "13.0.0",
            "13.2.0");
    private static final String SCRIPT = """
            const selectors = require('@grafana/e2e-selectors');
            const [versions, paths] = [process.argv[2].split(','), process.argv[3].split(',')];
            const all = {};
            for (const version of versions) {
              const tree = {
                pages: selectors.resolveSelectors(selectors.versionedPages, version),
                components: selectors.resolveSelectors(selectors.versionedComponents, version),
              };
              all[version] = {};
              for (const path of paths) {
                const name = path.split('.').reduce((at, key) => at[key], tree);
                all[version][path] = typeof name === 'function' ? name('a title') : name;
              }
            }
            console.log(JSON.stringify(all));
            """;

    @TempDir
    private Path folder;

    @Test
    void namesAreThoseOfThePackage() throws IOException {
        BrowserTools tools = BrowserTools.find(BrowserSettings.ofThisProcess());
        assumeTrue(tools.npmMissing().isEmpty(), () -> tools.npmMissing().orElse(""));
        JsonNode told = told(new Npm(tools.node().orElseThrow(), tools.npm().orElseThrow(), System.getenv()));

        for (String version : VERSIONS) {
            for (PageElement element : PageElement.values()) {
                assertThat(element.name(GrafanaVersion.parse(version), "a title"))
                        .as("%s in %s", element.path(), version)
                        .isEqualTo(told.path(version).path(element.path()).asText());
            }
        }
    }

    private JsonNode told(Npm npm) throws IOException {
        Files.writeString(
                folder.resolve("package.json"),
                "{\"private\":true,\"dependencies\":{\"@grafana/e2e-selectors\":\"13.2.0\"}}");
        Files.writeString(folder.resolve("names.cjs"), SCRIPT);
        try {
            npm.install(folder);
        } catch (EnvironmentException unreachable) {
            assumeTrue(false, () -> unreachable.problem().oneLine());
        }
        List<String> paths =
                List.of(PageElement.values()).stream().map(PageElement::path).toList();
        List<String> lines = npm.node(
                "names of elements", List.of("names.cjs", String.join(",", VERSIONS), String.join(",", paths)), folder);
        return new ObjectMapper().readTree(String.join("\n", lines));
    }
}
