/**
 * How an instance fares, in one word with a shape: dead, stuck, waiting and busy are never told
 * apart by colour alone.
 *
 * @returns {{kind: string, label: string}} the kind names the shape and the colour
 */
export function condition(instance) {
  const { status, running } = instance;
  if (status === "dead" || status === "lost") return { kind: "dead", label: "dead" };
  if (status === "stuck") return { kind: "stuck", label: "stuck" };
  if (status === "suspect") return { kind: "suspect", label: "suspect" };
  switch (status) {
    case "busy":
    case "thinking":
    case "acting":
      return { kind: "busy", label: status };
    case "waiting":
    case "idle":
      return { kind: "waiting", label: status };
    case "paused":
      return { kind: "paused", label: "paused" };
    case "draining":
    case "stopped":
      return { kind: "leaving", label: status };
    case "starting":
      return { kind: "starting", label: "starting" };
    default:
      return running === false
        ? { kind: "leaving", label: "stopped" }
        : { kind: "starting", label: status ?? "not heard of yet" };
  }
}

const SHAPES = {
  busy: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z",
  waiting: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zm0 2.2a4.3 4.3 0 1 1 0 8.6a4.3 4.3 0 0 1 0-8.6z",
  paused: "M3 2h3.6v12H3zM9.4 2H13v12H9.4z",
  stuck: "M8 1L15.6 14.5H.4zM7.1 5.6l.3 4.6h1.2l.3-4.6zM7.2 11.2v1.6h1.6v-1.6z",
  suspect: "M8 1L15.6 14.5H.4zM8 4.6L3.6 12.6h8.8z",
  dead: "M3.4 1.6L8 6.2l4.6-4.6l1.8 1.8L9.8 8l4.6 4.6l-1.8 1.8L8 9.8l-4.6 4.6l-1.8-1.8L6.2 8L1.6 3.4z",
  leaving: "M2 6.8h7.2L6.6 4.2l1.7-1.7L14 8l-5.7 5.5l-1.7-1.7l2.6-2.6H2z",
  starting: "M8 1.5a6.5 6.5 0 0 1 6.5 6.5h-2.2A4.3 4.3 0 0 0 8 3.7zM1.5 8A6.5 6.5 0 0 0 8 14.5v-2.2A4.3 4.3 0 0 1 3.7 8z",
  done: "M6.4 13.2L1.4 8.2l1.8-1.8l3.2 3.2l6.4-6.8l1.8 1.8z",
  open: "M2 2h12v12H2zM4.2 4.2v7.6h7.6V4.2z",
  blocked: "M5 1h6l4 4v6l-4 4H5l-4-4V5zM4.4 7v2h7.2V7z",
  cancelled: "M2 7h12v2H2z",
};

/** The shape as a small picture; words beside it say the same, so it is hidden from readers. */
export function shape(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `shape ${kind}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("d", SHAPES[kind] ?? SHAPES.starting);
  svg.append(path);
  return svg;
}
