/** Records for those who read a WebSocket in the place of Kafka. */
package dev.frameproof.producers.websocket;
