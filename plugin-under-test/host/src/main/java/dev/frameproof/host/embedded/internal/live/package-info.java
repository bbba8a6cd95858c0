/** Live: sockets, channels, streams and their fan-out. */
package dev.frameproof.host.embedded.internal.live;
