package dev.frameproof.kafkaplugin.packaging;

import dev.frameproof.kafkaplugin.KafkaPlugin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The build step that makes the bundled plugin's folder. What is up to date is left alone: the runtime depends on the
 * building JDK, the class data archive on the runtime and the jars.
 *
 * <p>Arguments: {@code --source} the folder of what lies ready, {@code --folder} the folder to make, {@code --jar} the
 * plugin's own jar, {@code --version}, {@code --date}. The jars beside it are those of the class path.
 */
public final class PluginPackager {
    /** Jars of annotations, and of what gRPC only needs for status details, JSON and proxies. */
    private static final List<String> NOT_NEEDED = List.of(
            "animal-sniffer-annotations-",
            "annotations-",
            "error_prone_annotations-",
            "grpc-context-",
            "gson-",
            "j2objc-annotations-",
            "jspecify-",
            "jsr305-",
            "listenablefuture-",
            "netty-codec-socks-",
            "netty-handler-proxy-",
            "proto-google-common-protos-",
            "protobuf-java-util-");

    private PluginPackager() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(args);
        Path source = arguments.path("source");
        PluginFolder plugin = new PluginFolder(arguments.path("folder"));
        plugin.writeDescription(source, arguments.text("version"), arguments.text("date"));
        plugin.copyBrowserFiles(source);
        plugin.writeExecutables(Files.readString(source.resolve("launch.sh")), "gpx_frameproof_kafka");
        List<String> classPath = plugin.copyLibraries(jars(arguments.path("jar")));
        plugin.writeArguments(Files.readString(source.resolve("plugin.args")), classPath, KafkaPlugin.class.getName());
        Optional<String> withoutRuntime = new RuntimeImage(plugin.runtime()).make();
        if (withoutRuntime.isPresent()) {
            System.out.println("[WARNING] the plugin has no Java runtime of its own and uses the machine's: "
                    + withoutRuntime.get());
            return;
        }
        new ClassArchive(plugin)
                .make()
                .ifPresent(why -> System.out.println("[WARNING] the plugin starts without class data archive: " + why));
    }

    /** Folders on the class path are the module's own classes, which its jar holds. */
    private static List<Path> jars(Path own) {
        List<Path> jars = new ArrayList<>();
        jars.add(own);
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .filter(jar -> NOT_NEEDED.stream().noneMatch(jar.getFileName().toString()::startsWith))
                .forEach(jars::add);
        return jars;
    }
}
