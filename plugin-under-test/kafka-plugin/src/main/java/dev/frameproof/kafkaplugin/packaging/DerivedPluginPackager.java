package dev.frameproof.kafkaplugin.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The build step that makes the folder of a plugin that adds a jar to the bundled one and shares all the rest: jars,
 * runtime, class data archive and the browser's half, the runtime by hard links where the file system has them.
 *
 * <p>Arguments: {@code --base} the bundled plugin's folder, {@code --source} the folder with plugin.json, {@code
 * --folder} the folder to make, {@code --jar} the added jar, {@code --main} the main class, {@code --executable} the name
 * without the platform, {@code --version}, {@code --date}.
 */
public final class DerivedPluginPackager {
    private DerivedPluginPackager() {}

    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.parse(args);
        Path basePath = arguments.path("base");
        if (!Files.isRegularFile(basePath.resolve("plugin.args"))) {
            throw new IOException("there is no packaged plugin in " + basePath + ": package that one first");
        }
        PluginFolder base = new PluginFolder(basePath);
        PluginFolder plugin = new PluginFolder(arguments.path("folder"));
        plugin.writeDescription(arguments.path("source"), arguments.text("version"), arguments.text("date"));
        plugin.copyBrowserFiles(basePath);
        plugin.writeExecutables(launcher(basePath), arguments.text("executable"));
        List<String> baseArguments = Files.readAllLines(basePath.resolve("plugin.args"));
        int classPathAt = baseArguments.indexOf("-cp") + 1;
        List<Path> jars = new ArrayList<>();
        for (String jar : baseArguments.get(classPathAt).split(":", -1)) {
            jars.add(basePath.resolve(jar));
        }
        // Last, since the base's class data archive fits every class path that begins with its own.
        jars.add(arguments.path("jar"));
        List<String> classPath = plugin.copyLibraries(jars);
        String options = String.join("\n", baseArguments.subList(0, classPathAt - 1)) + "\n";
        plugin.writeArguments(options, classPath, arguments.text("main"));
        plugin.linkRuntime(base);
    }

    private static String launcher(Path base) throws IOException {
        for (Path file : Folders.list(base)) {
            if (file.getFileName().toString().startsWith("gpx_")) {
                return Files.readString(file);
            }
        }
        throw new IOException("there is no executable in " + base);
    }
}
