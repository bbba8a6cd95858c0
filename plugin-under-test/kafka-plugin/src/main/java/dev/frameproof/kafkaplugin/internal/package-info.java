/** What the parts of the plugin share; not for others. */
package dev.frameproof.kafkaplugin.internal;
