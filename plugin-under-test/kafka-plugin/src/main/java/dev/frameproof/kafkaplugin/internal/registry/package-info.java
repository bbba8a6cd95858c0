/** Gets the schemas that records were written with: from a query, or from a schema registry with Confluent's REST API. */
package dev.frameproof.kafkaplugin.internal.registry;
