/** Load over Kafka and Grafana Live, driven by Gatling. */
package dev.frameproof.scenarios;
