package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.reports.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names of Grafana's packages a plugin's module.js uses, and whether a version still exports them. */
final class StaticCompatibility {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Npm npm;
    private final JsTools tools;

    StaticCompatibility(Npm npm, JsTools tools) {
        this.npm = npm;
        this.tools = tools;
    }

    /**
     * A name that a plugin uses.
     *
     * @param module the package, such as {@code @grafana/ui}
     * @param guarded whether the plugin first asks whether it is there
     * @param line where it is used first in module.js, from 1 on
     */
    record Use(String module, String name, boolean guarded, int line) {}

    /** @return every name of Grafana's packages that is used, and nothing of other modules */
    List<Use> uses(PluginFrontend plugin) {
        List<String> lines = npm.node(
                "reading " + plugin.module(),
                List.of(tools.script("uses.cjs").toString(), plugin.module().toString()),
                tools.folder());
        try {
            JsonNode answer = JSON.readTree(lines.get(lines.size() - 1));
            List<Use> uses = new ArrayList<>();
            answer.path("uses").properties().forEach(module -> {
                if (GrafanaPackages.GRAFANA.contains(module.getKey())) {
                    module.getValue()
                            .properties()
                            .forEach(use -> uses.add(new Use(
                                    module.getKey(),
                                    use.getKey(),
                                    use.getValue().path("guarded").asBoolean(),
                                    use.getValue().path("line").asInt())));
                }
            });
            return List.copyOf(uses);
        } catch (IOException e) {
            throw new UncheckedIOException(plugin.module() + " was not understood", e);
        }
    }

    void check(PluginFrontend plugin, ViewerBundle bundle, CheckLog log) {
        Map<String, Set<String>> exports = bundle.exports();
        List<Use> uses = uses(plugin);
        log.checked(BrowserCheck.EXPORTS, uses.size());
        for (Use use : uses) {
            if (!exports.getOrDefault(use.module(), Set.of()).contains(use.name()) && !isModuleMark(use.name())) {
                log.add(new BrowserFinding(
                        BrowserCheck.EXPORTS,
                        use.guarded() ? Severity.INFO : Severity.ERROR,
                        plugin.id(),
                        "",
                        "missing export %s of %s in %s".formatted(use.name(), use.module(), bundle.version()),
                        use.guarded()
                                ? "the plugin asks first whether it is there"
                                : "used in module.js, line " + use.line()));
            }
        }
    }

    /** What bundlers ask of every module. */
    private static boolean isModuleMark(String name) {
        return name.equals("default") || name.equals("__esModule");
    }
}
