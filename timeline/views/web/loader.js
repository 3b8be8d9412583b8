// Fetches the script of a component from this server, once; what a component is declared with goes along with each of its messages.

const script = import(new URL("SCRIPT", document.baseURI).href);

export default function (component) {
  let close;
  let gone = false;
  script.then((its) => {
    if (!gone) close = its.default(component);
  });
  return () => {
    gone = true;
    close?.();
  };
}
