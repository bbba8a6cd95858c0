/** The plugin's side: serves handlers over go-plugin's gRPC, and logs as a host expects it. */
package dev.frameproof.protocol.plugin;
