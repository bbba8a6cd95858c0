package dev.frameproof.host.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes plugin folders whose executables are shell scripts. */
final class TestingPluginFolder {
    private final Path folder;

    TestingPluginFolder(Path parent) throws IOException {
        this.folder = Files.createDirectory(parent.resolve("test-datasource"));
        descriptor("""
                {
                  "id": "frameproof-test-datasource",
                  "type": "datasource",
                  "name": "Test",
                  "backend": true,
                  "executable": "gpx_test",
                  "info": {"version": "1.2.3"},
                  "dependencies": {"grafanaDependency": ">=10.2.0"}
                }
                """);
    }

    Path path() {
        return folder;
    }

    Path executable() {
        return folder.resolve(PluginPlatform.current().fileName("gpx_test"));
    }

    TestingPluginFolder descriptor(String json) throws IOException {
        Files.writeString(folder.resolve("plugin.json"), json);
        return this;
    }

    /** The executable is this shell script; plugins get no PATH, so it must name its commands in full. */
    TestingPluginFolder script(String script) throws IOException {
        return executable("#!/bin/sh\n" + script + "\n");
    }

    TestingPluginFolder executable(String content) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), content);
        if (!next.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + next + " executable");
        }
        Files.move(next, executable(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /** The executable is {@link TestingPlugin}. */
    TestingPluginFolder plugin(String... arguments) throws IOException {
        return script(
                "exec '" + String.join("' '", TestingPlugin.command()) + "' " + String.join(" ", List.of(arguments)));
    }

    PluginFolder read() throws PluginFolderException {
        return PluginFolder.read(folder);
    }
}
