package dev.frameproof.host.embedded.internal.api;

import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.StringList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which headers of a resource call reach the plugin, and which of its answer reach the client. */
final class ProxyHeaders {
    private static final Set<String> KEPT_BACK = Set.of(
            "authorization",
            "connection",
            "cookie",
            "host",
            "keep-alive",
            "origin",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-grafana-device-id",
            "x-grafana-id");
    private static final Set<String> NOT_RETURNED =
            Set.of("connection", "content-length", "keep-alive", "set-cookie", "transfer-encoding", "upgrade");

    private ProxyHeaders() {}

    /** @return by canonical name; with the caller's address and the referer as Grafana passes them on */
    static Map<String, List<String>> of(ApiRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        request.headers().forEach(header -> {
            if (!KEPT_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.computeIfAbsent(canonical(header.getKey()), name -> new ArrayList<>())
                        .add(header.getValue());
            }
        });
        if (request.body().isEmpty()) {
            headers.remove("Content-Length");
        }
        String way = request.headers().get("X-Forwarded-For", "");
        headers.put(
                "X-Forwarded-For",
                List.of(way.isEmpty() ? request.remoteAddress() : way + ", " + request.remoteAddress()));
        headers.put("X-Grafana-Referer", List.of(request.headers().get("Referer", "")));
        return headers;
    }

    /** @return without cookies, with a content type, and sandboxed */
    static List<Map.Entry<String, String>> back(CallResourceResponse response) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        boolean typed = false;
        for (Map.Entry<String, StringList> header : new TreeMap<>(response.getHeadersMap()).entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            typed |= name.equals("content-type");
            if (!NOT_RETURNED.contains(name)) {
                header.getValue()
                        .getValuesList()
                        .forEach(value -> headers.add(Map.entry(canonical(header.getKey()), value)));
            }
        }
        if (!typed && response.getCode() != 204) {
            headers.add(Map.entry("Content-Type", "application/json"));
        }
        headers.add(Map.entry("Content-Security-Policy", "sandbox"));
        return headers;
    }

    /** {@code content-type} is {@code Content-Type}. */
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            canonical.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = c == '-';
        }
        return canonical.toString();
    }
}
