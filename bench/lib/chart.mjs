/** The curve of `growth`: microseconds per row over the length of the list, both logarithmic, as SVG. */
const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 70;
const TOP = 40;
const PLOT_WIDTH = WIDTH - LEFT - 30;
const PLOT_HEIGHT = HEIGHT - TOP - 60;

export function growthChart(points) {
  const [x0, x1] = [Math.log10(points[0].rows), Math.log10(points.at(-1).rows)];
  const values = points.map(({ microsecondsPerRow }) => microsecondsPerRow);
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const x = (rows) => LEFT + ((Math.log10(rows) - x0) / Math.max(1e-9, x1 - x0)) * PLOT_WIDTH;
  const y = (value) => TOP + PLOT_HEIGHT - ((Math.log10(value) - y0) / Math.max(1, y1 - y0)) * PLOT_HEIGHT;
  const places = points.map((point) => ({
    ...point,
    x: x(point.rows).toFixed(1),
    y: y(point.microsecondsPerRow).toFixed(1),
  }));
  const lines = Array.from({ length: y1 - y0 + 1 }, (_, step) => 10 ** (y0 + step)).map(
    (value) =>
      `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${y(value)}" y2="${y(value)}" stroke="#ccc"/>` +
      `<text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  );
  const marks = places.map(
    (place) =>
      `<circle cx="${place.x}" cy="${place.y}" r="4" fill="#1c7ed6"/>` +
      `<text x="${place.x}" y="${Number(place.y) - 10}" text-anchor="middle">${Math.round(place.microsecondsPerRow)}</text>` +
      `<text x="${place.x}" y="${TOP + PLOT_HEIGHT + 20}" text-anchor="middle">${place.rows.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="20" font-size="14">Microseconds per row of a whole unattended import</text>
${lines.join('\n')}
<polyline fill="none" stroke="#1c7ed6" stroke-width="2" points="${places.map((place) => `${place.x},${place.y}`).join(' ')}"/>
${marks.join('\n')}
<text x="${LEFT + PLOT_WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">rows of the list</text>
</svg>
`;
}
