package dev.frameproof.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frameproof load}: a plan's load, shared by agents on several machines. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shares a plan's load among agents, and puts together what they sent and saw: its rates, records and"
                        + " viewers are those of all of them together.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was proved",
            "1:findings",
            "2:wrong use",
            "3:the environment failed, or an agent did"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof agent --port 8888                       on each machine",
            "  frameproof load --agents a:8888,b:8888 --kafka kafka:9092 --grafana http://grafana:3000 \\",
            "      --datasource kafka-1 --rate 200k/s --viewers 2000 --duration 5m"
        })
public final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Mixin
    private AgentsOptions agents;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        return new AgentsRun(spec, output).run(options.plan(), agents).code();
    }
}
