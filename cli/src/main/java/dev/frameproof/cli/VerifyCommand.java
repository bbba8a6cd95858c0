package dev.frameproof.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frameproof verify}: is what the panel shows what lies in the topic? */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Holds what a stream of a running Grafana delivers against what lies in its topic, row by row."
                + " Reads only.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was proved",
            "1:findings, or not one row came",
            "2:wrong use",
            "3:Grafana, the datasource or Kafka could not be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  FRAMEPROOF_GRAFANA_TOKEN=... frameproof verify --grafana https://grafana.example --datasource kafka-1 \\",
            "      --topic metrics",
            "  frameproof verify --grafana http://localhost:3000 --user admin --password-file pw --datasource kafka-1 \\",
            "      --topic orders --format avro --schema-registry http://localhost:8081 --last 1000"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WatchOptions options;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        return new WatchRun(spec, output).run(options.plan(Optional.empty(), System.getenv()));
    }
}
