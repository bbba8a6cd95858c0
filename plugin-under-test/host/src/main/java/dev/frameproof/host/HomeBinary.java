package dev.frameproof.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which program of a Grafana home is started, and how. */
final class HomeBinary {
    private static final String OLD = "grafana-server";

    private HomeBinary() {}

    /**
     * @param binary in place of the one in the home
     * @return the command: {@code bin/grafana server} as of 9.4, {@code bin/grafana-server} before
     * @throws TargetException when the home is none, or holds no program
     */
    static List<String> command(Path home, Optional<Path> binary) {
        if (!Files.isRegularFile(home.resolve("conf").resolve("defaults.ini"))) {
            throw new TargetException("%s is no Grafana home: there is no conf/defaults.ini in it".formatted(home)
                    + "\nGive the folder of an unpacked release, or of a source checkout with --grafana-bin.");
        }
        Path program = binary.map(Path::toAbsolutePath).orElseGet(() -> find(home));
        if (!Files.isExecutable(program)) {
            throw new TargetException(
                    "there is no program " + program + " that can be started"
                            + "\nGive the server's program with --grafana-bin FILE; a source checkout has it once it is built.");
        }
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        if (!program.getFileName().toString().startsWith(OLD)) {
            command.add("server");
        }
        command.add("--homepath");
        command.add(home.toString());
        return command;
    }

    private static Path find(Path home) {
        Path bin = home.resolve("bin");
        List<Path> candidates = new ArrayList<>();
        for (Path folder : List.of(bin, bin.resolve(platform()))) {
            for (String name : List.of("grafana", OLD)) {
                candidates.add(folder.resolve(name));
            }
        }
        return candidates.stream().filter(Files::isRegularFile).findFirst().orElse(candidates.get(0));
    }

    /** Where {@code make build} of a source checkout puts it. */
    private static String platform() {
        String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        return os + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }
}
