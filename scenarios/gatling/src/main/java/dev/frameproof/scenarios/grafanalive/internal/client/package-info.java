/** Virtual users as viewers: connections, streams, what they say to Gatling. */
package dev.frameproof.scenarios.grafanalive.internal.client;
