const NEAR_BOTTOM_PIXELS = 32;

/**
 * Keeps a box at its bottom for as long as the person is there, whether its content grows or the box
 * itself changes its size; leaves it alone as soon as the person scrolls up.
 */
export function stickyBottom(box) {
  let there = true;
  const stick = () => {
    if (there) box.scrollTop = box.scrollHeight;
  };
  const look = () => {
    there = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PIXELS;
  };
  box.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(stick).observe(box);
  return {
    /** Whether the newest is in sight. */
    there: () => there,
    /** To be called when the content has changed. */
    stick,
  };
}
