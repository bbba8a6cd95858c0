/** The bundled Grafana data source plugin for Kafka. */
package dev.frameproof.kafkaplugin;
