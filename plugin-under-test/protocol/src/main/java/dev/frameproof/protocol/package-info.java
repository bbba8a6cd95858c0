/** The handshake of HashiCorp's go-plugin as Grafana uses it: what a plugin finds in its environment and prints first. */
package dev.frameproof.protocol;
