/**
 * Tests of a streaming data source plugin in JUnit: {@link dev.frameproof.junit.KafkaStream} opens a stream through
 * Kafka, the plugin and Grafana Live, {@link dev.frameproof.junit.FrameproofAssertions} proves every row of it.
 */
package dev.frameproof.junit;
