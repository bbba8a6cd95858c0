/** Makes the folder that Grafana loads of the compiled plugin: a part of the build, not of the running plugin. */
package dev.frameproof.kafkaplugin.packaging;
