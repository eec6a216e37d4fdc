/** Characters that change how their neighbours look, or show as nothing. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const LONG_CHARS = 360;
const LONG_LINES = 6;

/** The text with control and direction characters written out, so that it shows what it is. */
export function visible(text) {
  return String(text ?? "").replace(
    UNSEEN,
    (character) => `\u27e8${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`,
  );
}

/** One line of at most that many characters. */
export function line(text, charsMax = 160) {
  const flat = visible(text).replace(/\s+/g, " ").trim();
  return flat.length > charsMax ? `${cut(flat, charsMax - 1)}…` : flat;
}

/** The beginning of a text that is too long to show whole, or the text itself. */
export function beginning(text) {
  const lines = text.split("\n");
  const few = lines.length > LONG_LINES ? lines.slice(0, LONG_LINES).join("\n") : text;
  return few.length > LONG_CHARS ? cut(few, LONG_CHARS) : few;
}

/** Never half a surrogate pair. */
function cut(text, charsMax) {
  const end = /[\ud800-\udbff]/.test(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
  return text.slice(0, end);
}

/** `8 s`, `3 min`, `2 h`, `5 d`. */
export function age(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

/** The time of day of an ISO-8601 time, or of a Date, where the person sits. */
export function clock(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "--:--:--" : date.toLocaleTimeString([], { hour12: false });
}

/** `1 task`, `3 tasks`. */
export function count(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
