// The elements of the page, as markup, that could run, load or send something and are not its own.
async () => {
  const risky =
    "script, style, link, meta, base, img, iframe, frame, object, embed, video, audio, source, math, template, portal, form";
  const own = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  const known = new Set([...own.querySelectorAll(risky)].map((element) => element.outerHTML.slice(0, 40)));
  const strange = (element) =>
    (element.matches(risky) && !known.has(element.outerHTML.slice(0, 40)))
    || [...element.attributes].some(({ name }) => /^on|^style$|^srcdoc$/i.test(name))
    || (element.href !== undefined && new URL(element.href, location.href).origin !== location.origin)
    || (element.localName === "svg" && !element.classList.contains("shape"))
    || (element instanceof SVGElement && !["svg", "path"].includes(element.localName));
  return [...document.querySelectorAll("*")].filter(strange).map((element) => element.outerHTML.slice(0, 200));
}
