package dev.frameproof.host.embedded.internal.api;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler answers which path. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /**
     * @param pattern a path; a part in braces matches any one part and is named by it, {@code *} at the end matches the
     *     rest
     */
    Routes open(String method, String pattern, ApiHandler handler) {
        return add(method, pattern, false, handler);
    }

    /** As {@link #open}, for callers who have signed in. */
    Routes signedIn(String method, String pattern, ApiHandler handler) {
        return add(method, pattern, true, handler);
    }

    /** @param method {@code *} for any */
    private Routes add(String method, String pattern, boolean signedIn, ApiHandler handler) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/")), signedIn, handler));
        return this;
    }

    Optional<Match> find(String method, String rawPath) {
        String[] parts = rawPath.substring(1).split("/", -1);
        for (Route route : routes) {
            if (route.method().equals(method) || route.method().equals("*")) {
                Map<String, String> params = params(route.pattern(), parts);
                if (params != null) {
                    return Optional.of(new Match(route.handler(), route.signedIn(), params));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> params(List<String> pattern, String[] parts) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String wanted = pattern.get(i);
            if (wanted.equals("*")) {
                params.put("*", String.join("/", List.of(parts).subList(Math.min(i, parts.length), parts.length)));
                return params;
            }
            if (i >= parts.length) {
                return null;
            }
            if (wanted.startsWith("{")) {
                params.put(
                        wanted.substring(1, wanted.length() - 1),
                        QueryStringDecoder.decodeComponent(parts[i].replace("+", "%2B")));
            } else if (!wanted.equals(parts[i])) {
                return null;
            }
        }
        return parts.length == pattern.size() ? params : null;
    }

    /** @param method {@code *} for any */
    private record Route(String method, List<String> pattern, boolean signedIn, ApiHandler handler) {}

    /** A handler with what its route found in the path. */
    record Match(ApiHandler handler, boolean signedIn, Map<String, String> params) {}
}
