package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.LoginPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.TargetPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TargetOptionsTest {
    @Test
    void flagsNameOneOfFourKinds() {
        assertThat(target()).isEqualTo(TargetPlan.standard());
        assertThat(target("--grafana", "12.4")).isEqualTo(new TargetPlan.Embedded(Optional.of("12.4")));
        assertThat(target(
                        "--grafana",
                        "grafana.example:3000",
                        "--user",
                        "me",
                        "--password-file",
                        "pw",
                        "--ca-file",
                        "ca"))
                .isEqualTo(new TargetPlan.Running(
                        URI.create("http://grafana.example:3000"),
                        new LoginPlan(Optional.of("me"), Optional.of(Path.of("pw")), Optional.empty()),
                        Optional.of(Path.of("ca"))));
        assertThat(target("--grafana-home", "g", "--grafana-bin", "b", "--grafana-env", "e"))
                .isEqualTo(new TargetPlan.Home(Path.of("g"), Optional.of(Path.of("b")), Optional.of(Path.of("e"))));
        assertThat(target("--image", "grafana/grafana:12.4.0"))
                .isEqualTo(new TargetPlan.Container("grafana/grafana:12.4.0", Optional.empty()));
    }

    @Test
    void flagsCompleteThePlan() {
        var options = CommandLine.populateCommand(new TargetOptions(), "--grafana-bin", "b");
        assertThat(options.plan(new TargetPlan.Home(Path.of("g"), Optional.empty(), Optional.empty())))
                .isEqualTo(new TargetPlan.Home(Path.of("g"), Optional.of(Path.of("b")), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "--grafana 12.4 --image i,exclude each other",
        "--grafana-bin b,give --grafana-home FOLDER as well",
        "--grafana 12.4 --grafana-env e,for a Grafana that is started",
        "--grafana 12.4 --user me,for a Grafana that runs",
        "--grafana http://me:pw@grafana.example,without a login",
    })
    void flagsThatDoNotGoTogetherAreRefused(String flags, String why) {
        assertThatThrownBy(() -> target(flags.split(" ", -1)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(why);
    }

    private static TargetPlan target(String... flags) {
        return CommandLine.populateCommand(new TargetOptions(), flags).plan(TargetPlan.standard());
    }
}
