package dev.frameproof.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundler and the parser, installed once into the cache. */
final class JsTools {
    private static final String ESBUILD = "0.28.2";
    private static final String BABEL = "8.1.3";
    private static final String DONE = "installed";

    private final Path folder;
    private final Npm npm;

    JsTools(Path cache, Npm npm) {
        this.folder = cache.resolve("tools-esbuild-" + ESBUILD + "-babel-" + BABEL);
        this.npm = npm;
    }

    static String versions() {
        return ESBUILD + " " + BABEL;
    }

    /** @return one of our own scripts, where it finds what it requires */
    Path script(String name) {
        Path script = installed().resolve(name);
        try {
            Files.write(script, ViewerSource.read("tools/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return script;
    }

    Path folder() {
        return folder;
    }

    private Path installed() {
        if (!Files.exists(folder.resolve(DONE))) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("package.json"), """
                    {"private": true, "dependencies": {"esbuild": "%s", "@babel/parser": "%s", "@babel/traverse": "%s"}}
                    """.formatted(ESBUILD, BABEL, BABEL));
                npm.install(folder);
                Files.writeString(folder.resolve(DONE), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }
}
