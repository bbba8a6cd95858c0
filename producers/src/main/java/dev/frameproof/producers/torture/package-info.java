/** Records that break readers: extreme, odd and broken ones between good ones, each made again by its index. */
package dev.frameproof.producers.torture;
