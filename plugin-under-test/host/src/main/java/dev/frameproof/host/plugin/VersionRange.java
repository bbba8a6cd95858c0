package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Grafana versions a plugin is meant for: the {@code grafanaDependency} of its {@code plugin.json}, a range as
 * npm's {@code semver} has them: {@code >=10.4.0 <13}, {@code ^11.2}, {@code ~12.1.0 || 13.x}, {@code 10.0 - 12}.
 * Nightly and other pre-releases count with the numbers that they come before, as Grafana itself takes them.
 */
public final class VersionRange {
    private static final String LOWEST = "0";
    private static final String NUMBER = "(0|[1-9]\\d{0,8}|[xX*])";
    private static final String PARTIAL = "[v=\\s]*" + NUMBER + "(?:\\." + NUMBER + "(?:\\." + NUMBER
            + "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?)?)?";
    private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");
    private static final Pattern SIMPLE = Pattern.compile("(>=|<=|>|<|=|~>?|\\^)?\\s*(" + PARTIAL + ")");
    private static final Pattern PARTIAL_FORM = Pattern.compile(PARTIAL);

    private final String text;
    private final List<Predicate<GrafanaVersion>> alternatives;

    private VersionRange(String text, List<Predicate<GrafanaVersion>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /**
     * @param text empty and {@code *} hold for every version
     * @throws IllegalArgumentException when it is no range; the message is for the user
     */
    public static VersionRange parse(String text) {
        requireNonNull(text, "text");
        List<Predicate<GrafanaVersion>> alternatives = Arrays.stream(text.split("\\|\\|", -1))
                .map(part -> alternative(part.strip(), text))
                .toList();
        return new VersionRange(text.strip(), alternatives);
    }

    /** @return whether the plugin is meant for that version */
    public boolean contains(GrafanaVersion version) {
        return alternatives.stream().anyMatch(alternative -> alternative.test(version));
    }

    private static Predicate<GrafanaVersion> alternative(String part, String whole) {
        Matcher hyphen = HYPHEN.matcher(part);
        if (hyphen.matches()) {
            return range(">=", Partial.of(hyphen.group(1), whole)).and(range("<=", Partial.of(hyphen.group(2), whole)));
        }
        List<Predicate<GrafanaVersion>> all = new ArrayList<>();
        Matcher simple = SIMPLE.matcher(part);
        int at = 0;
        while (at < part.length()) {
            if (!simple.region(at, part.length()).lookingAt() || !endsAt(part, simple.end())) {
                throw refused(whole);
            }
            String operator = simple.group(1) == null ? "" : simple.group(1);
            all.add(range(operator, Partial.of(simple.group(2), whole)));
            at = simple.end();
            while (at < part.length() && (Character.isWhitespace(part.charAt(at)) || part.charAt(at) == ',')) {
                at++;
            }
        }
        return all.stream().reduce(version -> true, Predicate::and);
    }

    private static boolean endsAt(String part, int end) {
        return end == part.length()
                || Character.isWhitespace(part.charAt(end))
                || ",<>=~^".indexOf(part.charAt(end)) >= 0;
    }

    private static Predicate<GrafanaVersion> range(String operator, Partial partial) {
        return switch (operator) {
            case ">=" -> from(partial.first());
            case ">" ->
                partial.isWhole() ? after(partial.first()) : partial.isAny() ? version -> false : from(partial.next());
            case "<" ->
                partial.isAny() ? version -> false : before(partial.isWhole() ? partial.first() : partial.lowest());
            case "<=" ->
                partial.isWhole()
                        ? after(partial.first()).negate()
                        : partial.isAny() ? version -> true : before(partial.next());
            case "~", "~>" ->
                partial.isAny() ? version -> true : from(partial.first()).and(before(partial.tildeEnd()));
            case "^" ->
                partial.isAny() ? version -> true : from(partial.first()).and(before(partial.caretEnd()));
            default -> {
                if (partial.isAny()) {
                    yield version -> true;
                }
                yield partial.isWhole()
                        ? version -> version.compareTo(partial.first()) == 0
                        : from(partial.first()).and(before(partial.next()));
            }
        };
    }

    private static Predicate<GrafanaVersion> from(GrafanaVersion least) {
        return version -> version.compareTo(least) >= 0;
    }

    private static Predicate<GrafanaVersion> after(GrafanaVersion last) {
        return version -> version.compareTo(last) > 0;
    }

    private static Predicate<GrafanaVersion> before(GrafanaVersion end) {
        return version -> version.compareTo(end) < 0;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "'%s' is no range of versions; write it as npm does, for example >=10.4.0 <13".formatted(text));
    }

    /** @return as its author wrote it */
    @Override
    public String toString() {
        return text;
    }

    /** A version of which the last numbers may be left open; -1 is an open one. */
    private record Partial(int major, int minor, int patch, String preRelease) {
        static Partial of(String text, String whole) {
            Matcher matcher = PARTIAL_FORM.matcher(text);
            if (!matcher.matches()) {
                throw refused(whole);
            }
            int major = number(matcher.group(1));
            int minor = major < 0 ? -1 : number(matcher.group(2));
            int patch = minor < 0 ? -1 : number(matcher.group(3));
            String pre = patch < 0 || matcher.group(4) == null ? "" : matcher.group(4);
            return new Partial(major, minor, patch, pre);
        }

        private static int number(String text) {
            return text == null || text.matches("[xX*]") ? -1 : Integer.parseInt(text);
        }

        boolean isAny() {
            return major < 0;
        }

        boolean isWhole() {
            return patch >= 0;
        }

        GrafanaVersion first() {
            return new GrafanaVersion(Math.max(0, major), Math.max(0, minor), Math.max(0, patch), preRelease);
        }

        GrafanaVersion lowest() {
            return new GrafanaVersion(Math.max(0, major), Math.max(0, minor), Math.max(0, patch), LOWEST);
        }

        /** The first one that it does not stand for; of an open one. */
        GrafanaVersion next() {
            return minor < 0
                    ? new GrafanaVersion(major + 1, 0, 0, LOWEST)
                    : new GrafanaVersion(major, minor + 1, 0, LOWEST);
        }

        GrafanaVersion tildeEnd() {
            return next();
        }

        /** The first non-zero number stays. */
        GrafanaVersion caretEnd() {
            if (major > 0 || minor < 0) {
                return new GrafanaVersion(major + 1, 0, 0, LOWEST);
            }
            if (minor > 0 || patch < 0) {
                return new GrafanaVersion(0, minor + 1, 0, LOWEST);
            }
            return new GrafanaVersion(0, 0, patch + 1, LOWEST);
        }
    }
}
