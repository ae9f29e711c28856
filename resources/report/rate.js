// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of a page about a planned request rate: rate over time and two histograms.
(function () {
  'use strict';

  const byId = id => document.getElementById(id);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const items = JSON.parse(byId('data').textContent);
  const isMarker = item => item.look === 'timing' || item.look === 'burstiness';
  const graphs = [];

  // All series of a chart over one ascending x column, null where a series has no point.
  function rowsOf(series) {
    const rows = new Map();
    series.forEach((item, column) => {
      const points = item.bars
        ? item.bars.counts.map((count, i) => [item.bars.lo + (i + 0.5) * item.bars.width, count])
        : item.points;
      for (const [x, y] of points) {
        let row = rows.get(x);
        if (!row)
          rows.set(x, row = [x].concat(series.map(() => null)));
        row[column + 1] = y;
      }
    });
    return Array.from(rows.values()).sort((a, b) => a[0] - b[0]);
  }

  // Bars as wide as their bin.
  function paintBars(width) {
    return e => {
      const context = e.drawingContext;
      const base = e.dygraph.toDomYCoord(0);
      const pixels = Math.max(1, e.dygraph.toDomXCoord(width) - e.dygraph.toDomXCoord(0) - 1);
      context.fillStyle = e.color;
      for (const point of e.points)
        context.fillRect(point.canvasx - pixels / 2, point.canvasy, pixels, base - point.canvasy);
    };
  }

  function optionsOf(item) {
    const options = { color: colour(item.look), connectSeparatedPoints: true, strokeWidth: 2 };
    if (isMarker(item))
      Object.assign(options, { strokeWidth: 0, drawPoints: true, pointSize: 4 });
    else if (item.look === 'normal' || item.look === 'actual')
      Object.assign(options, { strokeWidth: 1, drawPoints: true, pointSize: 2 });
    else if (item.look === 'ramp')
      options.strokePattern = [6, 4];
    else if (item.bars)
      options.plotter = paintBars(item.bars.width);
    return options;
  }

  // Smallest and largest x of what is shown: hidden anomalies do not squeeze the bars.
  function windowOf(series, graph) {
    const shown = series.filter((item, i) => graph ? graph.visibility()[i] : item.shown);
    const ends = (shown.length > 0 ? shown : series).flatMap(item => item.bars
      ? [item.bars.lo, item.bars.lo + item.bars.counts.length * item.bars.width]
      : item.points.map(point => point[0]));
    const least = ends.reduce((a, b) => Math.min(a, b));
    const most = ends.reduce((a, b) => Math.max(a, b));
    const margin = (most - least) * 0.01 || 1;
    return [least - margin, most + margin];
  }

  function choiceOf(item, column, graph, series) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = item.shown;
    box.addEventListener('change', () => {
      graph.setVisibility(column, box.checked);
      graph.updateOptions({ dateWindow: windowOf(series, graph) });
    });
    const swatch = document.createElement('span');
    swatch.className = 'swatch ' + item.look;
    label.append(box, swatch, (item.look === 'actual' ? 'Actual RPS: ' : '') + item.name);
    return label;
  }

  function draw(id) {
    const series = items.filter(item => item.cell === id && (item.bars || item.points.length > 0));
    const rows = rowsOf(series);
    if (rows.length === 0)
      return;
    const styles = {};
    series.forEach((item, i) => styles['s' + i] = optionsOf(item));
    const graph = new Dygraph(byId(id), rows, {
      labels: ['x'].concat(series.map((_, i) => 's' + i)),
      series: styles,
      visibility: series.map(item => item.shown),
      includeZero: true,
      dateWindow: windowOf(series),
      legend: 'never',
      gridLineColor: colour('grid'),
      axisLineColor: colour('border'),
      axisLabelFontSize: 11,
      highlightCallback: (event, x, points) => {
        byId(id).title = points.map(p => series[Number(p.name.slice(1))].name + ': ' +
            Number(p.xval.toPrecision(6)) + ' → ' + Number(p.yval.toPrecision(6))).join('\n');
      },
    });
    graphs.push(graph);
    const choices = document.querySelector('[data-choices="' + id + '"]');
    series.forEach((item, i) => choices.append(choiceOf(item, i, graph, series)));
  }

  ['time', 'rates', 'intervals'].forEach(draw);

  function setLanguage(lang) {
    document.documentElement.lang = lang;
    for (const button of document.querySelectorAll('[data-lang]'))
      button.setAttribute('aria-pressed', button.dataset.lang === lang);
  }
  for (const button of document.querySelectorAll('[data-lang]'))
    button.addEventListener('click', () => setLanguage(button.dataset.lang));
  setLanguage((navigator.language || '').startsWith('zh') ? 'zh-CN' : 'en');
}());
