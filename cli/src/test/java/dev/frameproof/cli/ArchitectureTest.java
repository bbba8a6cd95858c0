package dev.frameproof.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Arrows between rooms point one way; docs/architecture.md has the same table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("reports", List.of()),
            Map.entry("producers", List.of("reports")),
            Map.entry("process", List.of()),
            Map.entry("broker", List.of("process")),
            Map.entry("protocol", List.of()),
            Map.entry("frame", List.of()),
            Map.entry("live", List.of()),
            Map.entry("oracle", List.of("frame", "producers", "reports")),
            Map.entry("host", List.of("process", "protocol", "frame", "live")),
            Map.entry("kafkaplugin", List.of("protocol", "frame")),
            Map.entry("plantedplugin", List.of("kafkaplugin", "protocol", "frame")),
            Map.entry("differential", List.of("producers", "oracle", "kafkaplugin", "reports")),
            Map.entry(
                    "harness",
                    List.of(
                            "reports",
                            "producers",
                            "process",
                            "broker",
                            "protocol",
                            "frame",
                            "live",
                            "oracle",
                            "host")),
            Map.entry("browser", List.of("reports", "process", "frame", "live", "oracle", "host", "harness")),
            Map.entry("demo", List.of("reports", "producers", "live", "oracle", "host", "harness")),
            Map.entry(
                    "matrix",
                    List.of("reports", "producers", "process", "broker", "frame", "live", "oracle", "host", "harness")),
            Map.entry(
                    "junit",
                    List.of("reports", "producers", "process", "broker", "frame", "live", "oracle", "host", "harness")),
            Map.entry(
                    "scenarios",
                    List.of("reports", "producers", "process", "broker", "frame", "live", "oracle", "host", "harness")),
            Map.entry(
                    "agents",
                    List.of("reports", "producers", "process", "broker", "frame", "live", "oracle", "host", "harness")),
            Map.entry(
                    "cli",
                    List.of(
                            "browser",
                            "demo",
                            "reports",
                            "producers",
                            "process",
                            "broker",
                            "frame",
                            "live",
                            "oracle",
                            "host",
                            "harness",
                            "matrix",
                            "scenarios",
                            "agents",
                            "differential")));

    private JavaClasses classes;

    @BeforeAll
    void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.frameproof");
    }

    @Test
    void arrowsBetweenRoomsPointOneWay() {
        for (String room : MAY_USE.keySet()) {
            arrows(room).check(classes);
        }
    }

    @Test
    void everyRoomWasRead() {
        for (String room : MAY_USE.keySet()) {
            assertThat(classes.stream().filter(type -> in(room, type.getPackageName())))
                    .as("classes of %s", room)
                    .isNotEmpty();
        }
    }

    @Test
    void everyClassBelongsToARoom() {
        assertThat(classes.stream().map(type -> type.getPackageName()).filter(name -> MAY_USE.keySet().stream()
                        .noneMatch(room -> in(room, name))))
                .isEmpty();
    }

    @Test
    void arrowThatPointsBackIsCaught() {
        ArchRule backwards = noClasses()
                .that()
                .resideInAPackage("dev.frameproof.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.frameproof.frame..");

        assertThatThrownBy(() -> backwards.check(classes)).isInstanceOf(AssertionError.class);
    }

    @Test
    void innerPackagesOfOneRoomStayInIt() {
        for (String room : MAY_USE.keySet()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.frameproof.%s..".formatted(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.frameproof.%s..internal..".formatted(room))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static ArchRule arrows(String room) {
        List<String> forbidden = new ArrayList<>();
        for (String other : MAY_USE.keySet()) {
            if (!other.equals(room) && !MAY_USE.get(room).contains(other)) {
                forbidden.add("dev.frameproof.%s..".formatted(other));
            }
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.frameproof.%s..".formatted(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new));
    }

    private static boolean in(String room, String packageName) {
        return packageName.equals("dev.frameproof." + room) || packageName.startsWith("dev.frameproof." + room + ".");
    }
}
