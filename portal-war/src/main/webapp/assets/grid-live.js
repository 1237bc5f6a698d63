// Hears what others change in the class. A connection that ends is opened again where it ended.
const AGAIN_MILLIS = 5000;

export function listen(address, revision, hears) {
  let heard = revision;
  const open = () => {
    const stream = new EventSource(address + "?after=" + heard);
    const on = (event, then) => stream.addEventListener(event, (message) => {
      heard = message.lastEventId || heard;
      then(JSON.parse(message.data));
    });
    on("cells", hears.cells);
    on("reload", hears.reload);
    on("away", hears.away);
    on("back", hears.back);
    on("over", () => {
      stream.close();
      hears.over();
    });
    stream.addEventListener("open", hears.live);
    stream.addEventListener("error", () => {
      hears.lost();
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, AGAIN_MILLIS);
    });
  };
  open();
}
