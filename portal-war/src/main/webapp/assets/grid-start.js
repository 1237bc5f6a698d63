// The table is seen before it is a grid: to fetch and run what makes it one would hold up the first frame.
requestAnimationFrame(() => setTimeout(() => import("./grid.js")));
