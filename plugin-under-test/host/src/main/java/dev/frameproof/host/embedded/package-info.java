/**
 * The embedded target: serves the part of Grafana's HTTP API and Live that viewers and harnesses use, around plugins. It
 * is not Grafana; what it answers is held to recordings of real ones.
 */
package dev.frameproof.host.embedded;
