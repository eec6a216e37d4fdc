// What does not keep to its place, in words: parts wider than the window, heads of sections in two rows.
() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`);
  for (const element of document.querySelectorAll("section, section button, section select, section input, .card *")) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > width + 1) found.push(`beyond the edge: ${element.outerHTML.slice(0, 80)}`);
  }
  if (width >= 1240) {
    for (const title of document.querySelectorAll("section > .title")) {
      const tall = Math.max(28, ...[...title.children].map((child) => child.getBoundingClientRect().height));
      if (title.getBoundingClientRect().height > tall + 4) found.push(`two rows: ${title.textContent.replace(/\s+/g, " ")}`);
    }
  }
  return found;
}
