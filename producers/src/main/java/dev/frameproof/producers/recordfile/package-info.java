/** Records in files: written as they were sent or lie in a topic, and sent again. */
package dev.frameproof.producers.recordfile;
