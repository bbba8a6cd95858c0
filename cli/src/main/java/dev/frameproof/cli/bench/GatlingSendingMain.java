package dev.frameproof.cli.bench;

import dev.frameproof.scenarios.engine.GatlingRun;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Runs {@link SendingSimulation} in a process of its own. */
public final class GatlingSendingMain {
    private GatlingSendingMain() {}

    /** @param arguments brokers, topic, format, records to measure after as many to warm up with, folder for results */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.setProperty(SendingSimulation.BROKERS, arguments[0]);
        System.setProperty(SendingSimulation.TOPIC, arguments[1]);
        System.setProperty(SendingSimulation.FORMAT, arguments[2]);
        System.setProperty(SendingSimulation.RECORDS, arguments[3]);
        System.exit(new GatlingRun(SendingSimulation.class, Path.of(arguments[4]), false).run());
    }
}
