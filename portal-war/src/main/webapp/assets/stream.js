// Server-sent events of the portal that connect again. A browser would do so by itself, but without asking whether a user is
// logged in: the next log-in would lead to the stream instead of a page. So the portal is asked that first, until it is there
// again and a user is logged in.
const SESSION = new URL("../session", import.meta.url);
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 5_000;

// Hears events, by name, and goes on after the last one that was heard; open() when it is connected, lost(loggedOut) when not.
// One that rests hears nothing while the page is hidden: a browser has six connections for all pages of the portal, and with six
// streams none is left to save anything.
export function follow(address, { after = "", events, open = () => {}, lost, rests = false }) {
  let last = after;
  let pause = FIRST_PAUSE_MILLIS;
  let stream;
  let planned = 0;
  let turn = 0; // which of the times that the page is seen or hidden
  let over = false;

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
      connected.close();
      lost(false);
      later();
    });
  }

  function later() {
    planned = setTimeout(again, pause * (0.5 + Math.random() / 2)); // not all pages at once
    pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
  }

  async function again() {
    const mine = turn;
    const session = await ask();
    if (mine !== turn) return;
    if (session?.loggedIn) {
      connect();
    } else {
      lost(session !== undefined);
      later();
    }
  }

  if (rests) {
    document.addEventListener("visibilitychange", () => {
      turn++;
      clearTimeout(planned);
      stream?.close();
      if (!document.hidden && !over) again();
    });
  }
  if (!rests || !document.hidden) connect();
  return {
    close() {
      over = true;
      stream?.close();
    },
  };
}

// Whether a user is logged in, as { loggedIn }; undefined when there is no such answer.
export async function ask() {
  try {
    const answer = await fetch(SESSION, { redirect: "error" });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined; // no answer, or not one of the portal
  }
}
