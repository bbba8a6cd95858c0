/** Schema registries that speak Confluent's REST API: a client, and one that runs inside this process. */
package dev.frameproof.producers.registry;
