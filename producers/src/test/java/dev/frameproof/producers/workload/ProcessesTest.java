package dev.frameproof.producers.workload;

import static dev.frameproof.producers.workload.TestingMembers.integer;
import static dev.frameproof.producers.workload.TestingMembers.number;
import static dev.frameproof.producers.workload.TestingMembers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final int HOSTS = 3;
    private static final int TOP = SyntheticProcesses.COUNT;

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings =
                new java.util.HashMap<>(Map.of("hosts", Integer.toString(HOSTS), "step", "20s", "incidents", "1h"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static Workload all(long seed) {
        return Workloads.named("processes", settings("top", Integer.toString(TOP)), seed);
    }

    @Test
    void hostsTakeTurnsWithAllTheirRanks() {
        Workload top = Workloads.named("processes", settings("top", "4"), 1);
        for (int i = 0; i < 60; i++) {
            Sample sample = top.sample(i);
            TextValue host = new TextValue("server-0" + (i / 4 % HOSTS + 1));
            assertThat(sample.key()).contains(host);
            assertThat(((ObjectValue) sample.value()).members())
                    .extracting(Member::name)
                    .containsExactly("host", "rank", "pid", "process", "cpu", "memory", "threads");
            assertThat(TestingMembers.member(sample, "host")).isEqualTo(host);
            assertThat(integer(sample, "rank")).isEqualTo(i % 4 + 1);
        }
        assertThat(top.tags()).containsExactly("host");
    }

    /** By ten seeds, five hours each: what the same fleet says of its hosts is shared out among their processes. */
    @Test
    void processesShareOutWhatTheirHostHas() {
        int incidents = 0;
        for (long seed = 0; seed < 10; seed++) {
            Workload processes = all(seed);
            Workload hosts = Workloads.named("server-metrics", settings(), seed);
            Workload quiet = Workloads.named("server-metrics", settings("incidents", "none"), seed);
            for (int turn = 0; turn < 900 * HOSTS; turn++) {
                Sample host = hosts.sample(turn);
                double cpu = 0;
                long memory = 0;
                double before = 100;
                Set<Long> pids = new HashSet<>();
                Set<String> names = new HashSet<>();
                double first = number(processes.sample((long) turn * TOP), "cpu");
                for (int rank = 0; rank < TOP; rank++) {
                    Sample sample = processes.sample((long) turn * TOP + rank);
                    assertThat(text(sample, "host")).isEqualTo(text(host, "host"));
                    assertThat(number(sample, "cpu")).isBetween(0.01, before);
                    assertThat(integer(sample, "memory")).isPositive();
                    assertThat(integer(sample, "threads")).isPositive();
                    before = number(sample, "cpu");
                    cpu += before;
                    memory += integer(sample, "memory");
                    pids.add(integer(sample, "pid"));
                    names.add(text(sample, "process"));
                }
                assertThat(pids).hasSize(TOP);
                assertThat(names).hasSize(TOP);
                assertThat(cpu)
                        .as("but for the kernel's share and what trembles")
                        .isBetween(number(host, "cpu") * 0.93 - 2.1, number(host, "cpu") + 2.1);
                assertThat(memory).isLessThan(integer(host, "memUsed"));
                if (text(host, "incident").equals("cpu runaway") && number(host, "cpu") > 98) {
                    incidents++;
                    assertThat(first)
                            .as("it is one process that runs away")
                            .isGreaterThan(number(host, "cpu") - number(quiet.sample(turn), "cpu") - 5);
                }
            }
        }
        assertThat(incidents).isGreaterThan(50);
    }

    @Test
    void pidsStayUntilTheHostBoots() {
        Workload processes = Workloads.named("processes", Map.of("hosts", "1", "step", "1m", "top", "12"), 5);
        Workload hosts = Workloads.named("server-metrics", Map.of("hosts", "1", "step", "1m"), 5);
        Set<String> before = named(processes, 0);
        int boots = 0;
        for (int tick = 1; tick < 1440; tick++) {
            Set<String> now = named(processes, tick);
            if (integer(hosts.sample(tick), "uptime") < 60) {
                boots++;
                assertThat(now).isNotEqualTo(before);
            } else {
                assertThat(now).isEqualTo(before);
            }
            before = now;
        }
        assertThat(boots).isGreaterThan(2);
    }

    @Test
    void aLeakIsSeenAtTheMemoryOfOneProcess() {
        Workload processes =
                Workloads.named("processes", Map.of("hosts", "1", "step", "15s", "top", "12", "incidents", "2h"), 11);
        Workload hosts = Workloads.named("server-metrics", Map.of("hosts", "1", "step", "15s", "incidents", "2h"), 11);
        int full = 0;
        for (int tick = 0; tick < 5 * 5760; tick++) {
            Sample host = hosts.sample(tick);
            double memory = integer(host, "memUsed") + integer(host, "memFree");
            if (text(host, "incident").equals("memory leak") && integer(host, "memUsed") / memory > 0.98) {
                full++;
                long largest = 0;
                for (int rank = 0; rank < TOP; rank++) {
                    largest = Math.max(largest, integer(processes.sample((long) tick * TOP + rank), "memory"));
                }
                assertThat(largest / memory).isGreaterThan(0.1);
            }
        }
        assertThat(full).isPositive();
    }

    @Test
    void anySampleIsTheSameWheneverAndWhereverItIsAskedFor() {
        Workload one = all(3);
        Workload other = all(3);
        List<Sample> inOrder = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            inOrder.add(one.sample(i));
        }
        List<Sample> shuffled = LongStream.range(0, 9_000)
                .parallel()
                .mapToObj(i -> other.sample(i * 4_001 % 9_000))
                .toList();
        for (int i = 0; i < 9_000; i++) {
            assertThat(shuffled.get(i)).isEqualTo(inOrder.get((int) (i * 4_001L % 9_000)));
        }
        assertThat(all(4).sample(0)).isNotEqualTo(inOrder.get(0));
        assertThat(new String(new JsonEncoder().encode(inOrder.get(8_000).value()), StandardCharsets.UTF_8))
                .as("the same on every machine and every Java")
                .isEqualTo("{\"host\":\"server-01\",\"rank\":9,\"pid\":648,\"process\":\"grafana\",\"cpu\":0.46,"
                        + "\"memory\":1247760384,\"threads\":1}");
    }

    private static Set<String> named(Workload processes, int tick) {
        Set<String> names = new HashSet<>();
        for (int rank = 0; rank < TOP; rank++) {
            Sample sample = processes.sample((long) tick * TOP + rank);
            names.add(integer(sample, "pid") + " " + text(sample, "process"));
        }
        return names;
    }
}
