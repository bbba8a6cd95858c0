package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A channel's name taken apart: {@code namespace/scope/stream/path}.
 *
 * @param name the whole name, as clients write it
 * @param stream for scope {@code ds} the datasource's uid, for {@code plugin} the plugin's id
 */
public record LiveChannel(String name, String scope, String stream, String path) {
    private static final int MAX_LENGTH = 160;
    private static final Pattern WORD = Pattern.compile("[A-z0-9_\\-.]*");
    private static final Pattern PATH = Pattern.compile("[A-z0-9_\\-/=.]*");

    /**
     * @throws LiveRefusal 100 without a namespace that could be one, 103 for another org's, 400 when the rest is
     *     longer than 160 characters, is not made of three parts or has a character that is not allowed
     */
    public static LiveChannel parse(String name, GrafanaProfile profile) throws LiveRefusal {
        int slash = name.indexOf('/');
        OptionalLong org = slash < 0 ? OptionalLong.empty() : profile.orgOf(name.substring(0, slash));
        if (org.isEmpty()) {
            throw new LiveRefusal(LiveError.INTERNAL, "no namespace in front of the channel");
        }
        if (org.getAsLong() != Identity.ORG) {
            throw new LiveRefusal(LiveError.PERMISSION_DENIED, "the namespace of another org");
        }
        String id = name.substring(slash + 1);
        String[] parts = id.split("/", 3);
        boolean whole = parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty();
        if (!whole
                || id.length() > MAX_LENGTH
                || !WORD.matcher(parts[0]).matches()
                || !WORD.matcher(parts[1]).matches()
                || !PATH.matcher(parts[2]).matches()) {
            throw new LiveRefusal(LiveError.INVALID_CHANNEL, "not a channel");
        }
        return new LiveChannel(name, parts[0], parts[1], parts[2]);
    }
}
