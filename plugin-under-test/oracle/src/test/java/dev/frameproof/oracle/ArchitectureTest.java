package dev.frameproof.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The oracle reads the contract by itself: it never looks at the code that it judges. */
class ArchitectureTest {
    private static final JavaClasses ORACLE = new ClassFileImporter()
            .importUrl(
                    StreamVerifier.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void oracleNeverUsesTheBundledPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.frameproof.kafkaplugin..")
                .check(ORACLE);
    }

    @Test
    void oracleUsesOnlyFramesProducersAndReportsOfOurs() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.frameproof.oracle..",
                        "dev.frameproof.frame",
                        "dev.frameproof.producers..",
                        "dev.frameproof.reports",
                        "com.fasterxml.jackson..",
                        "org.HdrHistogram..",
                        "org.apache.avro..",
                        "com.google.protobuf..",
                        "com.google.re2j..",
                        "com.squareup.wire..",
                        "java..")
                .check(ORACLE);
    }

    @Test
    void allOfTheOracleIsLookedAt() {
        assertThat(ORACLE.size()).isGreaterThan(50);
    }
}
