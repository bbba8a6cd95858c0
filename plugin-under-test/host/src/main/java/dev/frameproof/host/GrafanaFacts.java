package dev.frameproof.host;

import static dev.frameproof.host.GrafanaVersion.parse;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of one Grafana version: {@link GrafanaFact}, and what follows from it.
 *
 * @param version which one
 */
public record GrafanaFacts(GrafanaVersion version) {
    private static final int MIB_BITS = 20;
    private static final int OLD_MESSAGE_BYTES = 64 << 10;
    private static final int MAX_CONNECTIONS = 100;

    /** The versions whose traffic was recorded, oldest first. */
    public static final List<GrafanaVersion> RECORDED = List.of(parse("10.1.2"), parse("12.4.0"));

    /** The first release of each minor version that there are facts of, oldest first. */
    public static final List<GrafanaVersion> KNOWN = List.of(
            parse("10.1.2"),
            parse("10.2.0"),
            parse("10.3.0"),
            parse("10.4.0"),
            parse("11.0.0"),
            parse("11.1.0"),
            parse("11.2.0"),
            parse("11.3.0"),
            parse("11.4.0"),
            parse("11.5.0"),
            parse("11.6.0"),
            parse("12.0.0"),
            parse("12.1.0"),
            parse("12.2.0"),
            parse("12.3.0"),
            parse("12.4.0"),
            parse("13.0.0"),
            parse("13.1.0"),
            parse("13.2.0"));

    public GrafanaFacts {
        requireNonNull(version, "version");
    }

    /**
     * @param text a minor version or all three numbers: {@code 12.4}, {@code 12.4.1}
     * @return the facts; of a minor version those of its first release that is known
     * @throws IllegalArgumentException if it is no version, or older or newer than what is known; the message is for the
     *     user
     */
    public static GrafanaFacts known(String text) {
        String stripped = text.strip();
        if (stripped.matches("\\d{1,6}\\.\\d{1,6}")) {
            return KNOWN.stream()
                    .filter(known -> stripped.equals(known.major() + "." + known.minor()))
                    .findFirst()
                    .map(GrafanaFacts::new)
                    .orElseThrow(() -> unknown(stripped));
        }
        GrafanaVersion version = parse(stripped);
        boolean line =
                KNOWN.stream().anyMatch(known -> known.major() == version.major() && known.minor() == version.minor());
        if (!line || version.compareTo(KNOWN.get(0)) < 0) {
            throw unknown(stripped);
        }
        return new GrafanaFacts(version);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("no facts are known of Grafana %s; known are %s"
                .formatted(text, KNOWN.stream().map(Object::toString).collect(joining(", "))));
    }

    /** @return whether this very version was recorded */
    public boolean recorded() {
        return RECORDED.contains(version);
    }

    /** @return whether this version does as the fact says */
    public boolean shows(GrafanaFact fact) {
        return fact.holdsFor(version);
    }

    /** @return on what a profile of this version rests, for reports */
    public String evidence() {
        if (recorded()) {
            return "recorded";
        }
        if (version.compareTo(RECORDED.get(RECORDED.size() - 1)) > 0) {
            return "as %s was recorded, with what later versions changed by Grafana's source"
                    .formatted(RECORDED.get(RECORDED.size() - 1));
        }
        return "between the recorded %s: %s by Grafana's source, %s taken as in the older"
                .formatted(
                        RECORDED.stream().map(Object::toString).collect(joining(" and ")),
                        count(GrafanaFact.Evidence.SOURCE),
                        count(GrafanaFact.Evidence.ASSUMED));
    }

    private static String count(GrafanaFact.Evidence evidence) {
        long count = Arrays.stream(GrafanaFact.values())
                .filter(fact -> fact.evidence() == evidence)
                .count();
        return count + " facts";
    }

    /** @return the namespace that opens the Live channels of an org */
    public String namespace(long orgId) {
        return shows(GrafanaFact.NAMED_NAMESPACES) ? named(orgId) : Long.toString(orgId);
    }

    /** @return the namespaces that may open the Live channels of an org, the likelier one first */
    public List<String> namespaces(long orgId) {
        String likely = namespace(orgId);
        String number = Long.toString(orgId);
        return List.of(likely, likely.equals(number) ? named(orgId) : number);
    }

    /** @return the org that a Live namespace stands for, nothing when the text is no namespace at all */
    public OptionalLong orgOf(String namespace) {
        if (!shows(GrafanaFact.NAMED_NAMESPACES)) {
            return number(namespace);
        }
        if (namespace.equals("default")) {
            return OptionalLong.of(1);
        }
        OptionalLong org = namespace.startsWith("org-") ? number(namespace.substring(4)) : OptionalLong.empty();
        return org.isPresent() && org.getAsLong() > 1 ? org : OptionalLong.empty();
    }

    /** @return how many bytes may wait for a Live client by default */
    public int clientQueueBytes() {
        return (shows(GrafanaFact.LARGE_CLIENT_QUEUE) ? 4 : 1) << MIB_BITS;
    }

    /** @return how long a Live client's message may be by default */
    public int clientMessageBytes() {
        return shows(GrafanaFact.LARGE_CLIENT_MESSAGES) ? 8 << MIB_BITS : OLD_MESSAGE_BYTES;
    }

    /** @return how many Live clients may be connected by default; every version's default is the same */
    public int maxConnections() {
        return MAX_CONNECTIONS;
    }

    private static String named(long orgId) {
        return orgId == 1 ? "default" : "org-" + orgId;
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
