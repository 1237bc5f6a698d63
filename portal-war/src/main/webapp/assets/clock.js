// Times of day as pages that are made on the server show them: in the server's time zone, wherever the browser is.
export function clock(zone, options = {}) {
  const all = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...options };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...all, timeZone: zone === "Z" ? "UTC" : zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...all, timeZone: "UTC" }); // a zone that this browser does not know
  }
}
