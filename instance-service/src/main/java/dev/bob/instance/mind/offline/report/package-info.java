/**
 * What a person keeps of a survey: REPORT.md and findings.sarif, pure functions of the findings.
 */
@NullMarked
package dev.bob.instance.mind.offline.report;

import org.jspecify.annotations.NullMarked;
