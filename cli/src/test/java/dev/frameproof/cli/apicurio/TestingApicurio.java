package dev.frameproof.cli.apicurio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Apicurio registry for all tests that ask for it; where no Java is new enough for it they are skipped. */
public final class TestingApicurio implements BeforeAllCallback, ParameterResolver {
    private static final int LEAST_JAVA = 21;
    private static final Path DISTRIBUTION = Path.of("target/apicurio").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    public TestingApicurio() {}

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(
                Files.exists(DISTRIBUTION.resolve("quarkus-run.jar")),
                "skipped: there is no Apicurio registry in " + DISTRIBUTION + "; Maven puts it there before the tests");
        Optional<Path> java = java();
        assumeTrue(
                java.isPresent(),
                "skipped: Apicurio registry needs a Java " + LEAST_JAVA + " or later, and none was found by"
                        + " JAVA_HOME..., in /usr/lib/jvm or by -Dframeproof.java21");
        Apicurio unused = store(context)
                .computeIfAbsent(
                        Apicurio.class,
                        key -> {
                            try {
                                return Apicurio.start(
                                        java.get(),
                                        DISTRIBUTION,
                                        Path.of("target/apicurio.log").toAbsolutePath());
                            } catch (InterruptedException again) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(again);
                            }
                        },
                        Apicurio.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(TestingApicurio.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Apicurio.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(Apicurio.class, Apicurio.class);
    }

    private static Optional<Path> java() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getProperty("frameproof.java21"))
                .map(Path::of)
                .ifPresent(homes::add);
        homes.add(Path.of(System.getProperty("java.home")));
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith("JAVA_HOME")) {
                homes.add(Path.of(variable.getValue()));
            }
        }
        for (Path folder :
                List.of(Path.of("/usr/lib/jvm"), Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> installed = Files.list(folder)) {
                    installed.sorted().forEach(homes::add);
                }
            }
        }
        return homes.stream()
                .filter(home -> version(home) >= LEAST_JAVA)
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }
}
