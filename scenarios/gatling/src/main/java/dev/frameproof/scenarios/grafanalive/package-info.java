/**
 * Grafana Live as a Gatling protocol: virtual users are pages that watch streams, and every row that comes to them is
 * verified. Begin with {@link dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl}.
 */
package dev.frameproof.scenarios.grafanalive;
