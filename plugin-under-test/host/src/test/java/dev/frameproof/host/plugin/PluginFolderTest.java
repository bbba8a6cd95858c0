package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class PluginFolderTest {
    @TempDir
    private Path temporary;

    private TestingPluginFolder made;

    @BeforeEach
    void makeFolder() throws IOException {
        made = new TestingPluginFolder(temporary).script("exit 0");
    }

    @Test
    void folderTellsWhatThePluginIs() throws Exception {
        try (PluginFolder folder = made.read()) {
            assertThat(folder.folder()).isEqualTo(made.path());
            assertThat(folder.executable()).isEqualTo(made.executable());
            assertThat(folder.descriptor().id()).isEqualTo("frameproof-test-datasource");
            assertThat(folder.descriptor().name()).isEqualTo("Test");
            assertThat(folder.descriptor().version()).isEqualTo("1.2.3");
            assertThat(folder.descriptor().grafanaDependency()).isEqualTo(">=10.2.0");
            assertThat(folder.descriptor().json().path("executable").asText()).isEqualTo("gpx_test");
        }
        assertThat(made.path()).as("a user's folder stays").exists();
    }

    @Test
    void folderAboveOneAndSourceTreeWithDistWillDo() throws Exception {
        assertThat(PluginFolder.read(temporary).folder()).isEqualTo(made.path());

        Path tree = Files.createDirectory(temporary.resolve("tree"));
        Files.move(made.path(), tree.resolve("dist"));
        assertThat(PluginFolder.read(tree).folder()).isEqualTo(tree.resolve("dist"));
    }

    @Test
    void severalPluginsAreNamed() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.copy(made.path().resolve("plugin.json"), other.resolve("plugin.json"));

        assertRefused(temporary, "several plugins", "[other, test-datasource]");
    }

    @Test
    void folderWithoutPluginOrNothingAtAllSaysWhatToGive() throws Exception {
        assertRefused(Files.createDirectory(temporary.resolve("empty")), "no plugin.json", "dist/");
        assertRefused(temporary.resolve("absent"), "there is no plugin at", "or its zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{`nl` \"id\": 1,,};line 2, column 10;no valid JSON",
                "{} {};line 1;no valid JSON",
                "[];holds no JSON object;",
                "{\"type\":\"datasource\"};'id' is '';",
                "{\"id\":\"../x\"};'id' is '../x';",
                "{\"id\":\"x\",\"type\":\"panel\"};'type' is 'panel';data source plugin",
                "{\"id\":\"x\",\"type\":\"datasource\"};'x' has no backend;frontend alone",
                "{\"id\":\"x\",\"type\":\"datasource\",\"backend\":true};'executable' is missing;gpx_kafka",
                "{\"id\":\"x\",\"type\":\"datasource\",\"backend\":true,\"executable\":\"../../bin/sh\"};leads out;"
            })
    void descriptorThatWillNotDoIsRefusedWithItsPlace(String json, String one, String other) throws Exception {
        made.descriptor(json.replace("`nl`", "\n").replace("nl", "\n"));

        assertRefused(made.path(), "plugin.json", one, other == null ? "" : other);
    }

    @Test
    void otherPlatformsExecutablesAreListed() throws Exception {
        Files.createFile(made.path().resolve("gpx_test_plan9_mips"));
        Files.delete(made.executable());

        assertRefused(
                made.path(),
                "no executable for this machine",
                PluginPlatform.current().os() + "/" + PluginPlatform.current().arch(),
                "[gpx_test_plan9_mips]");

        Files.delete(made.path().resolve("gpx_test_plan9_mips"));
        assertRefused(made.path(), "no executable at all");
    }

    @Test
    void fileThatMayNotBeRunNamesTheRemedy() throws Exception {
        assertThat(made.executable().toFile().setExecutable(false, false)).isTrue();

        assertRefused(made.path(), "is not executable", "chmod +x");
    }

    @Test
    void zipIsUnpackedWithItsRightsAndRemovedAtTheEnd() throws Exception {
        Path zip = temporary.resolve("plugin.zip");
        pack(zip, true);

        Path unpacked;
        try (PluginFolder folder = PluginFolder.read(zip)) {
            unpacked = folder.folder();
            assertThat(folder.executable()).isExecutable().hasSameBinaryContentAs(made.executable());
            assertThat(unpacked.resolve("tool")).isExecutable();
            assertThat(unpacked.resolve("plugin.json").toFile().canExecute()).isFalse();
        }
        assertThat(unpacked.getParent()).doesNotExist();
    }

    @Test
    void zipWithoutRightsRunsAllTheSame() throws Exception {
        Path zip = temporary.resolve("plain.zip");
        pack(zip, false);

        try (PluginFolder folder = PluginFolder.read(zip)) {
            assertThat(folder.executable()).isExecutable();
        }
    }

    @Test
    void zipThatWritesElsewhereIsRefusedAndLeavesNothing() throws Exception {
        for (String name : new String[] {"../evil", "a/../../evil", "/../evil"}) {
            Path zip = temporary.resolve("evil.zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                entry(out, name, "evil");
                entry(out, "p/plugin.json", "{}");
            }

            assertRefused(zip, "evil.zip");
        }
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), "evil")).doesNotExist();
    }

    @Test
    void fileThatIsNoZipIsRefused() throws Exception {
        assertRefused(Files.writeString(temporary.resolve("note.txt"), "hello"), "neither a plugin's folder nor a zip");
    }

    private void pack(Path zip, boolean rights) throws IOException {
        if (!rights) {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Path file : new Path[] {made.path().resolve("plugin.json"), made.executable()}) {
                    entry(out, "p/" + file.getFileName(), Files.readString(file));
                }
            }
            return;
        }
        Map<String, ?> options = Map.of("create", "true", "enablePosixFileAttributes", true);
        try (FileSystem content = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options)) {
            Path folder = Files.createDirectory(content.getPath("/p"));
            Files.copy(
                    made.path().resolve("plugin.json"),
                    folder.resolve("plugin.json"),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            Path target = folder.resolve(made.executable().getFileName().toString());
            Files.copy(made.executable(), target);
            Path tool = folder.resolve("tool");
            Files.copy(made.executable(), tool);
            Files.setPosixFilePermissions(tool, Files.getPosixFilePermissions(made.executable()));
            Files.setPosixFilePermissions(
                    folder.resolve("plugin.json"),
                    Files.getPosixFilePermissions(made.path().resolve("plugin.json")));
        }
    }

    private static void entry(OutputStream zip, String name, String content) throws IOException {
        ((ZipOutputStream) zip).putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Path source, String... texts) {
        assertThatThrownBy(() -> PluginFolder.read(source))
                .isInstanceOf(PluginFolderException.class)
                .hasMessageContainingAll(texts);
    }
}
