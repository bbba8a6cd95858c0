package dev.frameproof.cli;

import dev.frameproof.agents.AgentAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Agents, and a coordinator if wanted, each in a process of its own, by the command that users start them with. */
final class TestingAgents implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("(?:agent|coordinator) listens on port (\\d+) .*");

    private final List<Process> processes = new ArrayList<>();
    private final List<AgentAddress> addresses = new ArrayList<>();

    static TestingAgents start(int count) throws IOException {
        var agents = new TestingAgents();
        try {
            for (int i = 0; i < count; i++) {
                agents.processes.add(process(List.of("agent", "--port", "0")));
            }
            for (int i = 0; i < count; i++) {
                agents.addresses.add(new AgentAddress("agent" + i, "127.0.0.1", port(agents.processes.get(i))));
            }
            return agents;
        } catch (IOException | RuntimeException failed) {
            agents.close();
            throw failed;
        }
    }

    List<AgentAddress> addresses() {
        return addresses;
    }

    /** Starts one more process, which coordinates all of them. */
    AgentAddress coordinator() throws IOException {
        String known = addresses.stream()
                .map(agent -> agent.name() + "=" + agent.address())
                .collect(Collectors.joining(","));
        Process process = process(List.of("agent", "--coordinator", "--port", "0", "--agents", known));
        processes.add(process);
        return new AgentAddress("coordinator", "127.0.0.1", port(process));
    }

    /** Kills one as the system would when memory runs out. */
    void kill(int agent) {
        processes.get(agent).destroyForcibly();
    }

    private static Process process(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.frameproof.cli.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static int port(Process process) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.matches()) {
                return Integer.parseInt(listens.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("it ended, and said: " + said);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException ending) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
