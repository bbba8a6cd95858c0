/** Answers the host's calls. */
package dev.frameproof.kafkaplugin.internal.service;
