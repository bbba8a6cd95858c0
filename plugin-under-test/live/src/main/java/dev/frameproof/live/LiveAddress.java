package dev.frameproof.live;

import java.net.URI;

/**
 * What follows from the address of a Grafana.
 *
 * @param socket where its Live WebSocket is
 * @param origin what a page that was loaded from it sends as its origin
 */
record LiveAddress(URI socket, String origin, String host, int port, boolean secure) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** @throws IllegalArgumentException when it is no address of a web server; the message is for the user */
    static LiveAddress of(URI grafana) {
        boolean secure = "https".equals(grafana.getScheme());
        if (grafana.getHost() == null || (!secure && !"http".equals(grafana.getScheme()))) {
            throw new IllegalArgumentException(
                    "'%s' is not the address of a Grafana; write http://host:port or https://host".formatted(grafana));
        }
        int port = grafana.getPort() >= 0 ? grafana.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        String path = grafana.getPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String scheme = secure ? "wss" : "ws";
        URI socket = URI.create("%s://%s:%d%s/api/live/ws".formatted(scheme, grafana.getHost(), port, path));
        String origin = grafana.getScheme() + "://" + grafana.getHost()
                + (grafana.getPort() >= 0 ? ":" + grafana.getPort() : "");
        return new LiveAddress(socket, origin, grafana.getHost(), port, secure);
    }

    /** @return the address as messages name it, without what may stand before an {@code @} */
    URI shown() {
        return URI.create(origin);
    }
}
