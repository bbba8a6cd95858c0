package dev.frameproof.producers.workload;

import static dev.frameproof.producers.workload.TestingMembers.integer;
import static dev.frameproof.producers.workload.TestingMembers.number;
import static dev.frameproof.producers.workload.TestingMembers.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with synthetic hosts, by many seeds. */
class HostIncidentsTest {
    private static final long MINUTE = 60_000;
    private static final long REBOOTS = 360 * MINUTE;

    /** A tick of a host's own time. */
    private static final int SECONDS = 15;

    private static final int TICKS_A_DAY = 86_400 / SECONDS;

    private static Workload host(String incidents, long seed) {
        return Workloads.named(
                "server-metrics", Map.of("hosts", "1", "step", SECONDS + "s", "incidents", incidents), seed);
    }

    @Test
    void comeAsOftenAsAskedAndOfAllKinds() {
        Map<IncidentKind, Integer> begun = new EnumMap<>(IncidentKind.class);
        for (long seed = 0; seed < 60; seed++) {
            Workload host = host("2h", seed);
            String before = text(host.sample(0), "incident");
            for (int tick = 1; tick < TICKS_A_DAY; tick++) {
                String now = text(host.sample(tick), "incident");
                if (!now.equals(before) && !now.isEmpty()) {
                    begun.merge(kind(now), 1, Integer::sum);
                }
                before = now;
            }
        }
        assertThat(begun).containsOnlyKeys(IncidentKind.TROUBLES.toArray(IncidentKind[]::new));
        int all = begun.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).as("60 days, one each two hours").isBetween(690, 730);
        assertThat(begun.values()).allSatisfy(count -> assertThat(count).isBetween(130, 230));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "0"})
    void neverComeWhereNoneAreAsked(String none) {
        Workload quiet = host(none, 3);
        for (int tick = 0; tick < TICKS_A_DAY; tick++) {
            assertThat(text(quiet.sample(tick), "incident")).isEmpty();
        }
    }

    /** Each of them by what it does to the figures, held against the same host on which nothing goes wrong. */
    @Test
    void areSeenInTheFiguresOfTheirKindAndInNoOther() {
        EnumSet<IncidentKind> seen = EnumSet.noneOf(IncidentKind.class);
        for (long seed = 0; seed < 25; seed++) {
            Workload host = host("2h", seed);
            Workload quiet = host("none", seed);
            for (int tick = 0; tick < TICKS_A_DAY; tick++) {
                Sample sample = host.sample(tick);
                Sample calm = quiet.sample(tick);
                IncidentKind kind = kind(text(sample, "incident"));
                seen.add(kind);
                assertThat(integer(sample, "diskUsed") + integer(sample, "diskFree"))
                        .isEqualTo(integer(calm, "diskUsed") + integer(calm, "diskFree"));
                assertThat(integer(sample, "memUsed") + integer(sample, "memFree"))
                        .isEqualTo(integer(calm, "memUsed") + integer(calm, "memFree"));
                if (kind != IncidentKind.DISK_FILLING) {
                    assertThat(integer(sample, "diskUsed")).isEqualTo(integer(calm, "diskUsed"));
                    assertThat(integer(sample, "diskWritten")).isEqualTo(integer(calm, "diskWritten"));
                } else {
                    assertThat(integer(sample, "diskUsed")).isGreaterThanOrEqualTo(integer(calm, "diskUsed"));
                }
                if (kind == IncidentKind.NETWORK_FLOOD) {
                    assertThat(integer(sample, "netReceived")).isGreaterThanOrEqualTo(integer(calm, "netReceived"));
                } else {
                    assertThat(integer(sample, "netReceived")).isEqualTo(integer(calm, "netReceived"));
                }
            }
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(IncidentKind.class));
    }

    @Test
    void endAtTheirWorst() {
        EnumSet<IncidentKind> seen = EnumSet.noneOf(IncidentKind.class);
        for (long seed = 0; seed < 12; seed++) {
            // Planned boots, which may end an incident before its time, are out of the way.
            Workload host = Workloads.named(
                    "server-metrics",
                    Map.of("hosts", "1", "step", SECONDS + "s", "incidents", "3h", "reboots", "365d"),
                    seed);
            for (int tick = 1; tick < TICKS_A_DAY; tick++) {
                Sample last = host.sample(tick - 1);
                Sample after = host.sample(tick);
                IncidentKind kind = kind(text(last, "incident"));
                if (kind == IncidentKind.NONE || kind == kind(text(after, "incident"))) {
                    continue;
                }
                seen.add(kind);
                double disk = integer(last, "diskUsed") + integer(last, "diskFree");
                double memory = integer(last, "memUsed") + integer(last, "memFree");
                switch (kind) {
                    case NONE -> throw new AssertionError();
                    case CPU_RUNAWAY -> assertThat(number(last, "cpu")).isGreaterThan(98);
                    case MEMORY_LEAK -> {
                        assertThat(integer(last, "memUsed") / memory).isGreaterThan(0.98);
                        assertThat(integer(after, "uptime")).isLessThan(SECONDS);
                        assertThat(integer(after, "memUsed") / memory).isLessThan(0.1);
                    }
                    case DISK_FILLING -> {
                        assertThat(integer(last, "diskFree") / disk).isLessThan(0.01);
                        assertThat(integer(after, "diskFree") / disk).isGreaterThan(0.2);
                    }
                    case NETWORK_FLOOD -> {
                        assertThat(integer(last, "netReceived")).isGreaterThan(100_000_000);
                        assertThat(integer(after, "netReceived")).isLessThan(integer(last, "netReceived") / 2);
                    }
                }
                if (kind != IncidentKind.MEMORY_LEAK) {
                    assertThat(integer(after, "uptime")).isEqualTo(integer(last, "uptime") + SECONDS);
                }
            }
        }
        assertThat(seen).hasSize(IncidentKind.TROUBLES.size());
    }

    /** Boots and incidents by going through all time, in the place of looking back from each moment. */
    @Test
    void aLifeAskedAnywhereIsTheOneThatWasGoneThrough() {
        for (long seed = 0; seed < 30; seed++) {
            long incidents = (20 + 40 * seed) * MINUTE;
            HostLife through = new HostLife(seed, REBOOTS, incidents);
            HostLife jumping = new HostLife(seed, REBOOTS, incidents);
            HostLife planned = new HostLife(seed, REBOOTS, 0);
            TreeSet<Long> boots = new TreeSet<>();
            List<Incident> found = new ArrayList<>();
            long end = 12 * REBOOTS;
            for (long now = 2 * REBOOTS; now < end; now += MINUTE / 2) {
                boots.add(planned.lastBoot(now));
                Incident incident = through.incidentAt(now);
                if (incident.kind() != IncidentKind.NONE && !found.contains(incident)) {
                    found.add(incident);
                    if (incident.kind() == IncidentKind.MEMORY_LEAK) {
                        boots.add(incident.toMillis());
                    }
                }
            }
            assertThat(found).hasSizeGreaterThan(1);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 2_000; i++) {
                long now = random.nextLong(3 * REBOOTS + 2 * incidents, end);
                assertThat(jumping.lastBoot(now)).as("seed %d", seed).isEqualTo(boots.floor(now));
                Incident there = jumping.incidentAt(now);
                assertThat(there.kind() == IncidentKind.NONE || found.contains(there))
                        .isTrue();
                assertThat(jumping.lastBoot(now))
                        .as("a boot ends an incident")
                        .satisfiesAnyOf(boot -> assertThat(there).isEqualTo(Incident.NONE), boot -> assertThat(boot)
                                .isLessThanOrEqualTo(there.fromMillis()));
            }
        }
    }

    @Test
    void manyAreAskedTogetherAsOneByOne() {
        Workload fleet = new ServerMetrics(
                new ServerMetricsSettings(5, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofMinutes(10), 9));
        List<Sample> inOrder = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            inOrder.add(fleet.sample(i));
        }
        java.util.stream.IntStream.range(0, 20_000)
                .parallel()
                .map(i -> (int) (i * 7_919L % 20_000))
                .forEach(i -> {
                    if (!fleet.sample(i).equals(inOrder.get(i))) {
                        throw new AssertionError("sample " + i);
                    }
                });
    }

    private static IncidentKind kind(String text) {
        for (IncidentKind kind : IncidentKind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new AssertionError("no incident is called " + text);
    }
}
