// Runs in the page before any script of it; tellFault is a function of the test.
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = (...words) => {
    window.tellFault(`executed ${name}(${words.join()})`);
    return undefined;
  };
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.tellFault(`violation of ${event.violatedDirective} by ${event.blockedURI} ${event.sample}`);
});
