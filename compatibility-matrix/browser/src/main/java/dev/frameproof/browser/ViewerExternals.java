package dev.frameproof.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules that Grafana gives to plugins, as far as its packages bring them along. */
final class ViewerExternals {
    private static final List<String> MODULES = List.of(
            "@emotion/css",
            "@emotion/react",
            "@grafana/data",
            "@grafana/e2e-selectors",
            "@grafana/i18n",
            "@grafana/runtime",
            "@grafana/schema",
            "@grafana/slate-react",
            "@grafana/ui",
            "@openfeature/react-sdk",
            "@openfeature/web-sdk",
            "i18next",
            "react-inlinesvg",
            "react-router",
            "react-router-dom",
            "rxjs",
            "slate",
            "slate-plain-serializer",
            "slate-react");

    /** Of these the plugin gets what {@code module.exports} holds, as from Grafana's loader. */
    private static final List<String> COMMON = List.of("jquery", "lodash", "moment", "prismjs", "react", "react-dom");

    private ViewerExternals() {}

    /** @return the source of the module that holds them, for what is installed in a folder */
    static String source(Path folder, String version) {
        List<String> imported =
                MODULES.stream().filter(name -> isInstalled(folder, name)).toList();
        List<String> required =
                COMMON.stream().filter(name -> isInstalled(folder, name)).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < imported.size(); i++) {
            text.append("import * as m%d from '%s';\n".formatted(i, imported.get(i)));
        }
        text.append("import * as operators from 'rxjs/operators';\n");
        text.append("export const versions = { grafana: '%s' };\n".formatted(version));
        text.append("export const externals = {\n");
        for (int i = 0; i < imported.size(); i++) {
            text.append("  '%s': m%d,\n".formatted(imported.get(i), i));
        }
        required.forEach(name -> text.append("  '%s': require('%s'),\n".formatted(name, name)));
        text.append("  'rxjs/operators': operators,\n  'react/jsx-runtime': require('react/jsx-runtime'),\n};\n");
        return text.toString();
    }

    private static boolean isInstalled(Path folder, String name) {
        return Files.isDirectory(folder.resolve("node_modules").resolve(name));
    }

    /** @return every name, for the bundle's own name */
    static String all() {
        return Stream.concat(MODULES.stream(), COMMON.stream()).collect(Collectors.joining(","));
    }
}
