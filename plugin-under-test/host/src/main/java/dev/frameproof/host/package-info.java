/** Grafana as a harness sees it: a target to put plugins and datasources in, whatever stands behind it. */
package dev.frameproof.host;
