/** What queries and datasource settings say. */
package dev.frameproof.kafkaplugin.internal.settings;
