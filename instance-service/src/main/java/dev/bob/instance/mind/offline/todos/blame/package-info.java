/** Says of single lines which commit they come from: {@code git blame} for many files at once. */
@NullMarked
package dev.bob.instance.mind.offline.todos.blame;

import org.jspecify.annotations.NullMarked;
