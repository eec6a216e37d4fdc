import { set } from "../dom.js";

/** Which part of the page is shown: the one that the address names, so that Back, a reload and a link keep it. */
export function views(nav, actions) {
  const links = [...nav.querySelectorAll("a")];
  const all = links.map((link) => document.getElementById(link.hash.slice(1)));

  function go() {
    const named = document.getElementById(location.hash.slice(1));
    const view = all.find((one) => one.contains(named)) ?? all[0];
    show(view.id); // before anything in it can be looked at
    if (named && named !== view) {
      named.scrollIntoView();
      named.focus({ preventScroll: true });
    }
    actions.show(view.id);
  }

  function show(id) {
    all.forEach((one) => {
      one.hidden = one.id !== id;
    });
    links.forEach((link) => set(link, "aria-current", link.hash === `#${id}` && "page"));
  }

  addEventListener("hashchange", go);
  go();
  return (state) => show(state.view);
}
