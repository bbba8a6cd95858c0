/** Finds a plugin's folder, runs the plugin as Grafana runs it, and keeps it running. */
package dev.frameproof.host.plugin;
