// The table is shown before it is a grid: fetching and running the scripts that make it one would delay the first frame.
requestAnimationFrame(() => setTimeout(() => import("./grid.js")));
