/**
 * Grafana Live as a client meets it: a WebSocket at {@code /api/live/ws} that speaks Centrifuge's JSON protocol. The
 * wire facts were observed on Grafana 10.1 and 12.4.
 */
package dev.frameproof.live;
