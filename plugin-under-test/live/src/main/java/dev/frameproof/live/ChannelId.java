package dev.frameproof.live;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A Live channel: {@code <namespace>/<scope>/<stream>/<path>}. Grafana 10.1 to 12.4 take at most 160 characters after
 * the namespace, in scope and stream {@code [A-z0-9_\-.]*}, in the path {@code [A-z0-9_\-/=.]*}; others are answered
 * with 400 {@code invalid channel ID}.
 *
 * @param namespace {@code default} or {@code org-2} from Grafana 12 on, the org id in older versions
 * @param scope {@code ds} for a datasource
 * @param stream the datasource's uid
 * @param path what the plugin gets
 */
public record ChannelId(String namespace, String scope, String stream, String path) {
    /** The most characters of {@code <scope>/<stream>/<path>}. */
    public static final int LONGEST = 160;

    private static final Pattern NAME = Pattern.compile("[A-z0-9_\\-.]*");
    private static final Pattern PATH = Pattern.compile("[A-z0-9_\\-/=.]*");

    /** @throws IllegalArgumentException when Grafana would refuse the channel; the message says why */
    public ChannelId {
        requireNonNull(namespace, "namespace");
        if (namespace.isEmpty() || namespace.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "'%s' is no namespace of Live; Grafana 12 calls its first one 'default', older versions '1'"
                            .formatted(namespace));
        }
        requireAllowed("scope", scope, NAME);
        requireAllowed("datasource uid", stream, NAME);
        requireAllowed("path", path, PATH);
        int length = scope.length() + stream.length() + path.length() + 2;
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "the channel %s/%s/%s has %d characters, Grafana allows %d: shorten the topic's name or the alias"
                            .formatted(scope, stream, path, length, LONGEST));
        }
    }

    /** @return the channel of a datasource's stream */
    public static ChannelId ofDatasource(String namespace, String uid, String path) {
        return new ChannelId(namespace, "ds", uid, path);
    }

    private static void requireAllowed(String what, String text, Pattern allowed) {
        requireNonNull(text, what);
        if (!allowed.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the %s '%s' has characters that Grafana refuses in a channel; allowed are %s"
                            .formatted(what, text, allowed.pattern()));
        }
    }

    /** @return as it stands on the wire */
    @Override
    public String toString() {
        return namespace + "/" + scope + "/" + stream + "/" + path;
    }
}
