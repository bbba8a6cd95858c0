/** What calls to plugins carry, and whom they go to. */
package dev.frameproof.host.embedded.internal.plugin;
