/** The types of events that the log carries; one that is not named here is found by the next poll. */
const TYPES = [
  "instance.joined", "instance.left", "instance.lost", "instance.steered",
  "fleet.wished", "launch.planned", "launch.ended",
  "goal.set", "goal.refused", "goal.planned", "goal.cancelled",
  "task.assigned", "task.declined", "task.claimed", "task.paired", "task.completed", "task.failed", "task.retried", "task.cancelled",
  "message.sent", "message.ingested", "question.escalated", "question.expired",
  "finding.reported", "finding.confirmed", "finding.refuted", "finding.merged", "finding.dismissed", "findings.staled",
  "learning.recorded", "learning.confirmed", "learning.refuted", "learning.retired", "memory.ingested", "memory.contradicted",
  "proposal.opened", "vote.cast", "proposal.revised", "proposal.expired", "proposal.vetoed", "proposal.carried_out",
  "position.stated", "critique.stated", "round.ended",
  "change.checked", "change.accepted", "change.rejected", "change.delivered",
];
const RETRY_MIN_MILLIS = 1000;
const RETRY_MAX_MILLIS = 15000;

/**
 * Follows the log from a cursor on, for as long as the page lives. The browser resumes a broken
 * stream itself by the id of the last event; a stream that it gave up is opened anew, later and later.
 *
 * @param {{event: (type: string) => void, presence: (data: any) => void, reset: () => void,
 *          open: () => void, lost: () => void}} on
 */
export function follow(cursor, on) {
  let after = cursor;
  let retryMillis = RETRY_MIN_MILLIS;

  function open() {
    const source = new EventSource(`/api/events?after=${after}`);
    source.onopen = () => {
      retryMillis = RETRY_MIN_MILLIS;
      on.open();
    };
    source.onerror = () => {
      on.lost();
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, retryMillis);
        retryMillis = Math.min(RETRY_MAX_MILLIS, retryMillis * 2);
      }
    };
    const heard = (event) => {
      after = Math.max(after, Number(event.lastEventId) || 0);
      on.event(event.type);
    };
    TYPES.forEach((type) => source.addEventListener(type, heard));
    source.addEventListener("presence", (event) => on.presence(JSON.parse(event.data)));
    source.addEventListener("reset", () => {
      source.close();
      on.reset();
    });
  }

  open();
}
