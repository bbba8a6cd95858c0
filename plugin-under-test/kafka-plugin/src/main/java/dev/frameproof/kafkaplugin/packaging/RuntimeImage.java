package dev.frameproof.kafkaplugin.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** A Java runtime with only the modules that the plugin needs, made by the building JDK's jlink. */
final class RuntimeImage {
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.security.jgss",
            "java.security.sasl",
            "jdk.crypto.ec",
            "jdk.unsupported");

    private static final int COMPRESS_BY_NAME_SINCE = 21;
    private static final Pattern LOADER = Pattern.compile("/[\\x21-\\x7e]*/ld-[\\x21-\\x7e]+\\.so\\.\\d+");
    private static final int ELF_HEAD_BYTES = 4096;

    private final Path folder;

    RuntimeImage(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the runtime unless it is there already, made by the same JDK.
     *
     * @return why there is none now; nothing when there is one
     */
    Optional<String> make() throws IOException, InterruptedException {
        Path stamp = folder.resolve("made-by");
        String maker = String.join("\n", System.getProperty("java.vm.version"), String.join(" ", options())) + "\n";
        if (Files.exists(stamp) && Files.readString(stamp).equals(maker)) {
            return Optional.empty();
        }
        Folders.delete(folder);
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        if (jlink.isEmpty()) {
            return Optional.of("the building JDK has no jlink");
        }
        Files.createDirectories(folder.getParent());
        StringWriter said = new StringWriter();
        int exit = jlink.get()
                .run(new PrintWriter(said), new PrintWriter(said), options().toArray(String[]::new));
        if (exit != 0) {
            Folders.delete(folder);
            return Optional.of("jlink said: " + said.toString().strip());
        }
        dumpBaseArchive();
        writeLoader();
        Files.writeString(stamp, maker);
        return Optional.empty();
    }

    private List<String> options() {
        List<String> modules = MODULES.stream()
                .filter(module -> ModuleFinder.ofSystem().find(module).isPresent())
                .toList();
        List<String> options = new ArrayList<>(List.of("--add-modules", String.join(",", modules)));
        // Without objcopy native code cannot be stripped, and is not worth failing for.
        options.add("--strip-java-debug-attributes");
        options.addAll(List.of("--no-header-files", "--no-man-pages", "--compress"));
        options.add(Runtime.version().feature() >= COMPRESS_BY_NAME_SINCE ? "zip-6" : "2");
        options.addAll(List.of("--output", folder.toString()));
        return options;
    }

    /** The archive of the JDK's own classes, on top of which the plugin's comes. */
    private void dumpBaseArchive() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(folder.resolve("bin/java").toString(), "-Xshare:dump")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        java.waitFor();
    }

    /** Notes the system's loader that the runtime is linked for: where it is missing, the runtime cannot run. */
    private void writeLoader() throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(folder.resolve("bin/java"))) {
            head = in.readNBytes(ELF_HEAD_BYTES);
        }
        Matcher loader = LOADER.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (loader.find()) {
            Files.writeString(folder.resolve("loader"), loader.group() + "\n");
        }
    }
}
