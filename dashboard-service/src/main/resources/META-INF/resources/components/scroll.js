const NEAR_BOTTOM_PIXELS = 32;

/** Runs `draw` and stays at the bottom of the box, if the person was there; else leaves it alone. */
export function keepingBottom(box, draw) {
  const there = atBottom(box);
  draw();
  if (there) box.scrollTop = box.scrollHeight;
}

/** Whether the newest is in sight. */
export function atBottom(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PIXELS;
}
