/** The HTTP API: routes, authentication, answers. */
package dev.frameproof.host.embedded.internal.api;
