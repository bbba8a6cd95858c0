/** Opens Kafka clients as a datasource's settings ask for. */
package dev.frameproof.kafkaplugin.internal.client;
