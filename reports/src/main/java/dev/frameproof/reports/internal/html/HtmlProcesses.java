package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.ResourceUse;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The processes that took part, what they used, and which of them was the limit. */
final class HtmlProcesses {
    private static final String UNKNOWN = "–";

    private HtmlProcesses() {}

    static void write(RunResult run, Markup html) throws IOException {
        List<Plot> plots = Stream.of(
                        TimePlot.of(Measure.CPU, "Processor use", run.series()),
                        TimePlot.of(Measure.MEMORY, "Resident memory", run.series()),
                        TimePlot.of(Measure.READ, "Bytes in", run.series()),
                        TimePlot.of(Measure.WRITTEN, "Bytes out", run.series()),
                        TimePlot.of(Measure.GC, "Garbage collection", run.series()),
                        TimePlot.of(Measure.LOG, "Log volume", run.series()),
                        TimePlot.of(Measure.THREADS, "Threads", run.series()))
                .flatMap(Optional::stream)
                .toList();
        if (run.processes().isEmpty() && plots.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", "Where the capacity went");
        if (!run.bottleneck().isEmpty()) {
            html.leaf("p", VisibleText.line(run.bottleneck()), "class", "bottleneck");
        }
        if (!run.processes().isEmpty()) {
            writeTable(run.processes(), html);
        }
        if (!plots.isEmpty()) {
            HtmlReport.writePlots(plots, html);
        }
        if (run.processes().stream()
                .anyMatch(process -> process.use().readBytes().isPresent())) {
            html.leaf(
                    "p",
                    "Bytes in and out are those of read and write calls on sockets, pipes and files, logs among them."
                            + " Garbage collection is the time that a Java process stood still for it.",
                    "class",
                    "aside");
        }
        html.close();
    }

    private static void writeTable(List<ProcessResult> processes, Markup html) throws IOException {
        Table table = Table.open(
                html,
                "processes",
                "Process",
                ">CPU, mean",
                ">peak",
                ">CPU time",
                ">Memory, mean",
                ">peak",
                ">GC",
                ">In",
                ">Out",
                ">Log",
                ">Threads");
        for (ProcessResult process : processes) {
            ResourceUse use = process.use();
            table.row("");
            Markup name = table.cell(0);
            name.leaf("strong", VisibleText.line(process.name()));
            name.leaf("span", "pid " + process.pid() + ", " + VisibleText.line(process.exit()), "class", "aside");
            if (!process.logFile().isEmpty()) {
                name.openTight("span", "class", "aside");
                HtmlFoot.writeLink(process.logFile(), name);
                name.close();
            }
            name.close();
            table.text(1, cores(use.meanCores()));
            table.text(2, cores(use.peakCores()));
            table.text(3, process.cpuTime().map(Units::duration).orElse(UNKNOWN));
            table.text(4, bytes(use.meanRssBytes()));
            table.text(5, bytes(process.peakRssBytes()));
            table.text(6, use.gcTime().map(Units::duration).orElse(UNKNOWN));
            table.text(7, bytes(use.readBytes()));
            table.text(8, bytes(use.writtenBytes()));
            table.text(9, bytes(use.logBytes()));
            table.text(
                    10,
                    use.peakThreads().isPresent()
                            ? Integer.toString(use.peakThreads().getAsInt())
                            : UNKNOWN);
            table.endRow();
        }
        table.close();
    }

    private static String cores(OptionalDouble cores) {
        return cores.isPresent() ? Units.cores(cores.getAsDouble()).replaceFirst(" .*", "") : UNKNOWN;
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Units.bytes(bytes.getAsLong()) : UNKNOWN;
    }
}
