/** Doing a task, checking findings, putting results where people find them. */
@NullMarked
package dev.bob.instance.task;

import org.jspecify.annotations.NullMarked;
