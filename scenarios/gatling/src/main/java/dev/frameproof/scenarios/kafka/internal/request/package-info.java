/** What is to be sent or awaited, and how it is made for one virtual user. */
package dev.frameproof.scenarios.kafka.internal.request;
