// Server-sent events of the portal that come back. A browser connects again by itself, but gives up for good when anything else
// answers it: Tomcat while the portal is deployed anew, the log-in page once the session has ended. Then the portal is asked
// whether somebody is logged in, until it is there again and somebody is.
const SESSION = new URL("../session", import.meta.url);
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 5_000;

// Hears events, by name, and goes on after the last one that was heard; open() when it is connected, lost(loggedOut) when not.
export function follow(address, { after = "", events, open = () => {}, lost }) {
  let last = after;
  let pause = FIRST_PAUSE_MILLIS;
  let stream;

  function connect() {
    const connected = new EventSource(last === "" ? address : address + (address.includes("?") ? "&" : "?") + "after=" + last);
    stream = connected;
    for (const [name, hear] of Object.entries(events)) {
      connected.addEventListener(name, ({ data, lastEventId }) => {
        last = lastEventId || last;
        hear(data);
      });
    }
    connected.addEventListener("open", () => {
      pause = FIRST_PAUSE_MILLIS;
      open();
    });
    connected.addEventListener("error", () => {
      lost(false);
      if (connected.readyState === EventSource.CLOSED) later();
    });
  }

  function later() {
    setTimeout(again, pause * (0.5 + Math.random() / 2)); // not everybody at once
    pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
  }

  async function again() {
    const session = await ask();
    if (session?.loggedIn) {
      connect();
    } else {
      lost(session !== undefined);
      later();
    }
  }

  connect();
  return { close: () => stream.close() };
}

// Whether somebody is logged in, as { loggedIn }; undefined when nobody says so.
export async function ask() {
  try {
    const answer = await fetch(SESSION, { redirect: "error" });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined; // nobody answers, or somebody else
  }
}
