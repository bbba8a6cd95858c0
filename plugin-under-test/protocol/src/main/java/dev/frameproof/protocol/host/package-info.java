/** The host's side: calls a running plugin as Grafana does, and takes its streams as bytes. */
package dev.frameproof.protocol.host;
