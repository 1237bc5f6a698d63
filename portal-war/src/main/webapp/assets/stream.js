// Server-sent events of the portal that come back. A browser connects again by itself, but gives up for good when anything else
// answers it: Tomcat while the portal is deployed anew, the log-in page once the session has ended. Then the page itself is
// asked for until it is there again, not the stream: who logs in is led to what was asked for last.
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 5_000;

// Hears events, by name, and goes on after the last one that was heard; open() when it is connected, lost(loggedOut) when not.
export function follow(address, { after = "", events, open, lost }) {
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
    const page = await look();
    if (page?.querySelector("[data-stream], [data-live]")) {
      connect();
      return;
    }
    const loggedOut = page !== undefined && page.querySelector("form[action$='/j_security_check']") !== null;
    lost(loggedOut);
    // who logs in in another tab is led to what that tab asked for
    if (loggedOut && document.hidden) document.addEventListener("visibilitychange", again, { once: true });
    else later();
  }

  connect();
  return { close: () => stream.close() };
}

async function look() {
  try {
    const answer = await fetch(location.href);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return undefined; // nobody answers
  }
}
