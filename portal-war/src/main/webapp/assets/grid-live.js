// Hears what others change in the class, after the change that the page shows.
import { follow } from "./stream.js";

export function listen(address, revision, hears) {
  const read = (hear) => (data) => hear(JSON.parse(data));
  const stream = follow(address, {
    after: revision,
    events: {
      cells: read(hears.cells),
      reload: hears.reload,
      away: hears.away,
      back: hears.back,
      over() {
        stream.close();
        hears.over();
      },
    },
    open: hears.live,
    lost: hears.lost,
    rests: true,
  });
}
