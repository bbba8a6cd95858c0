/** Plugins of the catalogue at grafana.com, fetched once and kept. */
package dev.frameproof.host.plugin.catalogue;
