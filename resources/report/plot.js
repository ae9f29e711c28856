// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of a plot page: request rows, requests in flight and output throughput over one shared time axis.
// dygraphs draws axes, grid and lines; the rows are painted by a plotter of ours on its canvas.
(function () {
  'use strict';

  const TEXT = {
    'en': { time: 'Time', waiting: 'Waiting for first token', decode: 'Decode', inFlight: 'In flight',
            throughput: 'Output throughput', request: 'Request', conversation: 'Conversation' },
    'zh-CN': { time: '时间', waiting: '等待首 Token', decode: '解码', inFlight: '在途请求',
               throughput: '输出 Token 吞吐', request: '请求', conversation: '会话' },
  };
  const text = key => TEXT[document.documentElement.lang][key];
  const byId = id => document.getElementById(id);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const grouped = value => Math.round(value).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');

  // Packed little-endian 32-bit numbers; times are multiples of data.tick seconds.
  function unpack(base64) {
    const raw = atob(base64);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; ++i)
      bytes[i] = raw.charCodeAt(i);
    return new Uint32Array(bytes.buffer);
  }

  const data = JSON.parse(byId('data').textContent);
  const tick = data.tick;
  const starts = unpack(data.starts);
  const firsts = unpack(data.firsts);
  const ends = unpack(data.ends);
  const numbers = data.laneOf ? unpack(data.laneOf) : Uint32Array.from(starts, (_, i) => i + 1);
  const stepTimes = unpack(data.stepTimes);
  const stepValues = unpack(data.stepValues);
  const failures = unpack(data.failures);
  const throughput = data.throughput;

  // First index whose value is not below limit.
  function lowerBound(values, limit) {
    let low = 0, high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] < limit)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  // --- Rows: one per request (or conversation) in order of start, or one per slot of the requests in flight.
  // lanes[i] is the row of request i from 1; row r owns byLane[laneStart[r]..laneStart[r + 1]).
  let lanes = numbers, laneCount = data.lanes, laneStart, byLane;

  // A request takes the slot freed last, or a new one.
  function slotsOfRequests() {
    const byEnd = Uint32Array.from(starts, (_, i) => i).sort((a, b) => ends[a] - ends[b]);
    const slots = new Uint32Array(starts.length), free = [];
    let used = 0, next = 0;
    for (let i = 0; i < starts.length; ++i) {
      while (ends[byEnd[next]] <= starts[i] && slots[byEnd[next]] > 0)
        free.push(slots[byEnd[next++]]);
      slots[i] = free.length > 0 ? free.pop() : ++used;
    }
    return { slots, used };
  }

  function useRows(kind) {
    const slotted = kind === 'slot' ? slotsOfRequests() : { slots: numbers, used: data.lanes };
    lanes = slotted.slots;
    laneCount = slotted.used;
    laneStart = new Uint32Array(laneCount + 3);
    for (const lane of lanes)
      ++laneStart[lane + 2];
    for (let i = 1; i < laneStart.length; ++i)
      laneStart[i] += laneStart[i - 1];
    byLane = new Uint32Array(lanes.length);
    for (let i = 0; i < lanes.length; ++i)
      byLane[laneStart[lanes[i] + 1]++] = i;
    Object.assign(full, { low: 0.5, high: laneCount + 0.5 });
    for (const button of document.querySelectorAll('[data-rows]'))
      button.setAttribute('aria-pressed', String(button.dataset.rows === kind));
    view = Object.assign({}, view, { low: full.low, high: full.high });
  }

  // --- What is shown: one window of time for all charts, one window of rows.
  const full = { from: 0, to: data.maxTime, low: 0.5, high: 0.5 };
  let view = Object.assign({}, full);
  const charts = [];
  let isPending = false;

  // Keeps the length of the window where possible and stays inside the run.
  function clampWindow(from, to, least, lowest, highest) {
    const length = Math.min(Math.max(to - from, least), highest - lowest);
    const middle = (from + to) / 2;
    const start = Math.min(Math.max(to - from < length ? middle - length / 2 : from, lowest), highest - length);
    return [start, start + length];
  }

  function show(next) {
    const time = clampWindow(next.from, next.to, Math.min(full.to, 100 * tick), full.from, full.to);
    const rows = clampWindow(next.low, next.high, Math.min(laneCount, 4), full.low, full.high);
    view = { from: time[0], to: time[1], low: rows[0], high: rows[1] };
    byId('reset').disabled = ['from', 'to', 'low', 'high'].every(key => view[key] === full[key]);
    if (!isPending)
      requestAnimationFrame(redraw);
    isPending = true;
  }

  function redraw() {
    isPending = false;
    hideTip();
    for (const chart of charts)
      chart.graph.updateOptions(Object.assign({ dateWindow: [view.from, view.to] }, chart.options()));
  }

  // --- Ticks at 1, 2 or 5 times a power of ten.
  function ticks(from, to, count) {
    const raw = (to - from) / count;
    const power = Math.pow(10, Math.floor(Math.log10(raw)));
    const step = [1, 2, 5, 10].find(factor => factor * power >= raw * 0.999) * power;
    const decimals = Math.max(0, -Math.floor(Math.log10(step * 1.001)));
    const list = [];
    for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; ++i)
      list.push({ v: i * step, label: decimals > 0 ? (i * step).toFixed(decimals) : grouped(i * step) });
    return list;
  }
  const timeTicker = (from, to, pixels) => ticks(from, to, Math.max(pixels / 120, 2));
  const countTicker = (from, to, pixels) => ticks(Math.max(from, 0), to, Math.max(pixels / 36, 2));
  const rowTicker = (from, to, pixels) =>
    ticks(from, to, Math.min(Math.max(pixels / 50, 2), Math.max(to - from, 1))).filter(row => row.v >= 1);

  // --- Requests in flight: the value after each moment, at most minimum and maximum per pixel.
  function visibleSteps(pixels) {
    const first = Math.max(lowerBound(stepTimes, view.from / tick) - 1, 0);
    const last = Math.min(lowerBound(stepTimes, view.to / tick) + 1, stepTimes.length);
    const rows = [];
    const perPixel = Math.max(1, Math.ceil((last - first) / (2 * pixels)));
    for (let begin = first; begin < last; begin += perPixel) {
      let lowest = begin, highest = begin;
      for (let i = begin + 1; i < Math.min(begin + perPixel, last); ++i) {
        if (stepValues[i] < stepValues[lowest]) lowest = i;
        if (stepValues[i] > stepValues[highest]) highest = i;
      }
      for (const i of new Set([Math.min(lowest, highest), Math.max(lowest, highest)]))
        rows.push([stepTimes[i] * tick, stepValues[i]]);
    }
    return rows.length > 0 ? rows : [[0, 0], [full.to, 0]];
  }

  function throughputRows() {
    const width = throughput.width;
    const rows = throughput.values.map((value, i) => [(i + 0.5) * width, value]);
    return rows.length > 1 ? rows : [[0, rows.length ? rows[0][1] : 0], [full.to, rows.length ? rows[0][1] : 0]];
  }

  // --- Request rows.
  function drawRows(event) {
    const area = event.plotArea;
    const ratio = window.devicePixelRatio || 1;
    const toX = seconds => (seconds - view.from) / (view.to - view.from) * area.w;
    const rowHeight = area.h / (view.high - view.low);
    let visible = 0;
    for (let i = 0; i < starts.length; ++i)
      visible += ends[i] * tick >= view.from && starts[i] * tick <= view.to;
    if (rowHeight * ratio >= 1 && visible < 20000)
      drawBars(event.drawingContext, area, toX, rowHeight);
    else
      drawDensity(event.drawingContext, area, area.w * area.h * ratio * ratio > 3e6 ? 1 : ratio);
  }

  function drawBars(context, area, toX, rowHeight) {
    const height = Math.min(Math.max(rowHeight * 0.72, 1), 14);
    const colours = [colour('ttft'), colour('decode')];
    const edges = [[starts, firsts], [firsts, ends]];
    for (let phase = 0; phase < 2; ++phase) {
      context.fillStyle = colours[phase];
      const [from, to] = edges[phase];
      for (let i = 0; i < starts.length; ++i) {
        if (lanes[i] < view.low - 1 || lanes[i] > view.high + 1 || to[i] <= from[i])
          continue;
        const left = Math.max(toX(from[i] * tick), -2), right = Math.min(toX(to[i] * tick), area.w + 2);
        if (right >= 0 && left <= area.w)
          context.fillRect(area.x + left, area.y + (view.high - lanes[i]) * rowHeight - height / 2,
                           Math.max(right - left, 0.75), height);
      }
    }
  }

  // More rows than pixels, or very many requests: adds up the time both phases cover of each pixel and paints the larger
  // one. Where a row is higher than a pixel the picture has a line per row and is stretched.
  function drawDensity(context, area, ratio) {
    const width = Math.ceil(area.w * ratio);
    const lowest = Math.max(Math.floor(view.low + 0.5), 1), highest = Math.min(Math.ceil(view.high - 0.5), laneCount);
    const rows = highest - lowest + 1;
    const height = Math.min(Math.ceil(area.h * ratio), rows);
    const stride = width + 2;
    const waiting = new Float64Array(stride * height), decoding = new Float64Array(stride * height);
    const scale = width * tick / (view.to - view.from), offset = view.from * width / (view.to - view.from);
    for (let i = 0; i < starts.length; ++i) {
      const row = Math.floor((highest - lanes[i]) * height / rows);
      if (row < 0 || row >= height || ends[i] * tick < view.from || starts[i] * tick > view.to)
        continue;
      const middle = firsts[i] * scale - offset;
      cover(waiting, row * stride, starts[i] * scale - offset, middle, width);
      cover(decoding, row * stride, middle, ends[i] * scale - offset, width);
    }
    const rowHeight = area.h / (view.high - view.low);
    const top = area.y + (view.high - highest - 0.5) * rowHeight;
    context.imageSmoothingEnabled = false;
    context.drawImage(densityImage(width, height, waiting, decoding), area.x, top, area.w, rows * rowHeight);
  }

  // Adds the interval [from, to) of pixels to the differences of one line: their running sum is the share of each
  // pixel that is covered.
  function cover(line, start, from, to, width) {
    const a = Math.min(Math.max(from, 0), width), b = Math.min(Math.max(to, 0), width);
    const i = Math.floor(a), j = Math.floor(b);
    line[start + i] += i + 1 - a;
    line[start + i + 1] += a - i;
    line[start + j] -= j + 1 - b;
    line[start + j + 1] -= b - j;
  }

  function densityImage(width, height, waiting, decoding) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const brush = canvas.getContext('2d');
    const image = brush.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const [ttft, decode] = [packedColour('ttft'), packedColour('decode')];
    for (let y = 0; y < height; ++y) {
      let waits = 0, decodes = 0;
      for (let x = 0; x < width; ++x) {
        waits += waiting[y * (width + 2) + x];
        decodes += decoding[y * (width + 2) + x];
        if (waits + decodes > 1e-9)
          pixels[y * width + x] = waits > decodes ? ttft : decode;
      }
    }
    brush.putImageData(image, 0, 0);
    return canvas;
  }

  function packedColour(name) {
    const value = parseInt(colour(name).slice(1), 16);
    return (0xff000000 | (value & 0xff) << 16 | (value & 0xff00) | value >> 16) >>> 0;
  }

  // Failed requests at the upper edge of the chart of requests in flight, drawn last.
  function drawFailures(event) {
    if (failures.length === 0)
      return;
    const context = event.drawingContext, area = event.plotArea;
    context.strokeStyle = colour('failed');
    context.lineWidth = 1.5;
    context.beginPath();
    for (const time of failures) {
      const x = event.dygraph.toDomXCoord(time * tick), y = area.y + 6;
      if (x < area.x || x > area.x + area.w)
        continue;
      context.moveTo(x - 3, y - 3), context.lineTo(x + 3, y + 3);
      context.moveTo(x - 3, y + 3), context.lineTo(x + 3, y - 3);
    }
    context.stroke();
  }

  // --- The three charts.
  function addChart(id, rows, ticker, options, viewOptions) {
    const element = byId(id);
    if (!element)
      return;
    const isLast = id === 'throughput';
    const graph = new Dygraph(element, rows, Object.assign({
      labels: ['time', id], legend: 'never', showLabelsOnHighlight: false, highlightCircleSize: 0, interactionModel: {},
      dateWindow: [view.from, view.to], strokeWidth: 1.5, gridLineWidth: 1, axisLineWidth: 1, axisTickSize: 3,
    }, options, {
      axes: {
        x: { drawAxis: isLast, ticker: timeTicker, axisLabelWidth: 70, drawGrid: true },
        y: { axisLabelWidth: 52, ticker, drawGrid: id !== 'timeline', axisLineColor: 'transparent' },
      },
    }));
    charts.push({ element, graph, options: viewOptions });
    listen(charts[charts.length - 1]);
  }

  function drawCharts() {
    const highest = stepValues.reduce((a, b) => Math.max(a, b), 1);
    const fastest = throughput.values.reduce((a, b) => Math.max(a, b), 0) || 1;
    addChart('timeline', [[0, 1], [full.to, 1]], rowTicker,
      { plotter: drawRows, valueRange: [view.low, view.high] },
      () => ({ valueRange: [view.low, view.high] }));
    addChart('concurrency', visibleSteps(byId('concurrency').clientWidth), countTicker,
      { stepPlot: true, fillGraph: true, fillAlpha: 0.16, valueRange: [0, highest * 1.12],
        plotter: [Dygraph.Plotters.fillPlotter, Dygraph.Plotters.linePlotter, drawFailures] },
      () => ({ file: visibleSteps(byId('concurrency').clientWidth) }));
    addChart('throughput', throughputRows(), countTicker,
      { fillGraph: true, fillAlpha: 0.16, valueRange: [0, fastest * 1.08] }, () => ({}));
    applyColours();
  }

  function applyColours() {
    for (const chart of charts)
      chart.graph.updateOptions({ colors: [colour(chart.element.id === 'timeline' ? 'decode' : chart.element.id)],
        gridLineColor: colour('grid'), axisLineColor: colour('control') });
  }

  // --- Pointer, wheel and keys; every gesture ends in show().
  function listen(chart) {
    const element = chart.element;
    let drag = null;
    const xOf = event => event.clientX - element.getBoundingClientRect().left;
    const timeAt = event => Math.min(Math.max(chart.graph.toDataXCoord(xOf(event)), view.from), view.to);

    element.addEventListener('pointerdown', function (event) {
      if (event.pointerType === 'touch' || event.button > 1)
        return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      const isMove = event.shiftKey || event.button === 1;
      drag = { isMove, x: event.clientX, y: event.clientY, time: timeAt(event), view: Object.assign({}, view) };
      element.classList.toggle('moving', isMove);
    });
    element.addEventListener('pointermove', function (event) {
      if (!drag)
        return showTip(chart, event);
      if (drag.isMove)
        return move(chart, drag, event);
      showBand(chart, drag.time, timeAt(event));
    });
    element.addEventListener('pointerup', function (event) {
      const ended = drag;
      drag = null;
      element.classList.remove('moving');
      byId('band').hidden = true;
      if (ended && !ended.isMove && Math.abs(event.clientX - ended.x) > 4) {
        const times = [ended.time, timeAt(event)].sort((a, b) => a - b);
        show(Object.assign({}, view, { from: times[0], to: times[1] }));
      }
    });
    element.addEventListener('pointerleave', hideTip);
    element.addEventListener('dblclick', () => show(full));
    element.addEventListener('wheel', event => zoomByWheel(chart, event), { passive: false });
    element.addEventListener('keydown', moveByKey);
  }

  function move(chart, drag, event) {
    const area = chart.graph.getArea();
    const time = (drag.x - event.clientX) / area.w * (drag.view.to - drag.view.from);
    const isRows = chart.element.id === 'timeline';
    const rows = isRows ? (event.clientY - drag.y) / area.h * (drag.view.high - drag.view.low) : 0;
    show({ from: drag.view.from + time, to: drag.view.to + time, low: drag.view.low + rows, high: drag.view.high + rows });
  }

  function zoomByWheel(chart, event) {
    event.preventDefault();
    const box = chart.element.getBoundingClientRect();
    const amount = (event.deltaY || event.deltaX) * (event.deltaMode === 1 ? 30 : 1);
    const factor = Math.exp(Math.min(Math.max(amount, -300), 300) * 0.002);
    const around = (low, high, at) => [at - (at - low) * factor, at + (high - at) * factor];
    if (event.shiftKey) {
      const time = amount * 0.001 * (view.to - view.from);
      show(Object.assign({}, view, { from: view.from + time, to: view.to + time }));
    } else if (event.ctrlKey && chart.element.id === 'timeline') {
      const rows = around(view.low, view.high, chart.graph.toDataYCoord(event.clientY - box.top));
      show(Object.assign({}, view, { low: rows[0], high: rows[1] }));
    } else {
      const times = around(view.from, view.to, chart.graph.toDataXCoord(event.clientX - box.left));
      show(Object.assign({}, view, { from: times[0], to: times[1] }));
    }
  }

  function moveByKey(event) {
    const length = view.to - view.from;
    const steps = { ArrowLeft: [-0.1, -0.1], ArrowRight: [0.1, 0.1], '+': [0.15, -0.15], '=': [0.15, -0.15], '-': [-0.25, 0.25] };
    if (event.key === '0' || event.key === 'Escape')
      show(full);
    else if (steps[event.key])
      show(Object.assign({}, view, { from: view.from + steps[event.key][0] * length, to: view.to + steps[event.key][1] * length }));
    else
      return;
    event.preventDefault();
  }

  // --- What lies under the pointer.
  function place(id, left, top, width, height) {
    const style = byId(id).style;
    style.left = left + 'px', style.top = top + 'px', style.width = width + 'px', style.height = height + 'px';
    byId(id).hidden = false;
  }

  function plotsTop() { return charts[0].element.offsetTop; }
  function plotsHeight() {
    const last = charts[charts.length - 1];
    return last.element.offsetTop + last.graph.getArea().y + last.graph.getArea().h - plotsTop();
  }

  function showBand(chart, from, to) {
    hideTip();
    const left = chart.graph.toDomXCoord(Math.min(from, to)), right = chart.graph.toDomXCoord(Math.max(from, to));
    place('band', chart.element.offsetLeft + left, plotsTop(), right - left, plotsHeight());
  }

  // Index of the request nearest to the pointer: in the rows of its pixel, within 4 pixels of its bar; -1 = none.
  function requestAt(chart, x, y) {
    const graph = chart.graph, area = graph.getArea();
    const perPixel = (view.high - view.low) / area.h;
    const row = graph.toDataYCoord(y), reach = Math.max(0.5, perPixel);
    const seconds = graph.toDataXCoord(x), nearEnough = 4 * (view.to - view.from) / area.w;
    let best = -1, bestScore = nearEnough;
    const lastLane = Math.min(Math.floor(row + reach), laneCount);
    for (let lane = Math.max(Math.ceil(row - reach), 1); lane <= lastLane; ++lane) {
      for (let at = laneStart[lane]; at < laneStart[lane + 1]; ++at) {
        const i = byLane[at];
        const outside = Math.max(starts[i] * tick - seconds, seconds - ends[i] * tick, 0);
        const score = outside + Math.abs(lane - row) / reach * nearEnough * 0.01;
        if (score < bestScore)
          bestScore = score, best = i;
      }
    }
    return best;
  }

  function phasesAt(seconds) {
    const at = seconds / tick;
    let waiting = 0, decoding = 0;
    for (let i = 0; i < starts.length && starts[i] <= at; ++i) {
      if (firsts[i] > at) ++waiting;
      else if (ends[i] > at) ++decoding;
    }
    return [waiting, decoding];
  }

  function tipRow(parent, name, value, mark) {
    const label = document.createElement('span');
    if (mark) {
      const box = document.createElement('i');
      box.style.background = 'var(--' + mark + ')';
      label.append(box);
    }
    label.append(name);
    const number = document.createElement('b');
    number.textContent = value;
    parent.append(label, number);
  }

  function requestRows(tip, i) {
    const decimals = view.to - view.from > 2 ? 2 : 4;
    const fixed = ticksAt => (ticksAt * tick).toFixed(decimals);
    const range = (a, b) => fixed(a) + '→' + fixed(b) + '=' + fixed(b - a);
    tip.append(document.createElement('hr'));
    tipRow(tip, text(data.isMultiTurn ? 'conversation' : 'request'), grouped(numbers[i]));
    tipRow(tip, 'TTFT(s)', range(starts[i], firsts[i]), 'ttft');
    tipRow(tip, 'Decode(s)', ends[i] > firsts[i] ? range(firsts[i], ends[i]) : 'NaN', 'decode');
    tipRow(tip, 'E2E(s)', range(starts[i], ends[i]), 'e2el');
  }

  function showTip(chart, event) {
    const area = chart.graph.getArea(), box = chart.element.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    if (x < area.x || x > area.x + area.w || y < 0 || y > area.y + area.h)
      return hideTip();
    const seconds = chart.graph.toDataXCoord(x);
    const tip = byId('tip');
    tip.replaceChildren();
    tipRow(tip, text('time'), seconds.toFixed(4) + ' s');
    if (data.isStream && data.kept === data.requests) {
      const phases = phasesAt(seconds);
      tipRow(tip, text('waiting'), grouped(phases[0]), 'ttft');
      tipRow(tip, text('decode'), grouped(phases[1]), 'decode');
    }
    const step = lowerBound(stepTimes, seconds / tick + 1e-9) - 1;
    tipRow(tip, text('inFlight'), grouped(step < 0 ? 0 : stepValues[step]), 'concurrency');
    const bucket = throughput.values[Math.floor(seconds / throughput.width)];
    tipRow(tip, text('throughput'), bucket === undefined ? '–' : grouped(bucket) + ' token/s', 'throughput');
    const request = chart.element.id === 'timeline' ? requestAt(chart, x, y) : -1;
    if (request >= 0)
      requestRows(tip, request);
    markRequest(chart, request);
    place('crosshair', chart.element.offsetLeft + x, plotsTop(), 0, plotsHeight());
    placeTip(tip, chart.element.offsetLeft + x, chart.element.offsetTop + y);
  }

  function markRequest(chart, i) {
    byId('mark').hidden = true;
    if (i < 0)
      return;
    const graph = chart.graph, area = graph.getArea();
    const left = Math.max(graph.toDomXCoord(starts[i] * tick), area.x);
    const right = Math.min(graph.toDomXCoord(ends[i] * tick), area.x + area.w);
    const height = Math.min(Math.max(area.h / (view.high - view.low) * 0.72, 1), 14) + 4;
    place('mark', chart.element.offsetLeft + left - 2,
          chart.element.offsetTop + graph.toDomYCoord(lanes[i]) - height / 2, right - left + 4, height);
  }

  // Never under the pointer: right of it, or left where the right has no room.
  function placeTip(tip, x, y) {
    tip.hidden = false;
    const width = tip.offsetWidth, height = tip.offsetHeight, room = byId('plots');
    const isRoomy = x + 14 + width <= room.clientWidth - 8;
    tip.style.left = (isRoomy ? x + 14 : Math.max(x - 14 - width, 4)) + 'px';
    tip.style.top = Math.min(Math.max(y + 14, 8), Math.max(room.clientHeight - height - 8, 8)) + 'px';
  }

  function hideTip() {
    for (const id of ['tip', 'crosshair', 'mark'])
      byId(id).hidden = true;
  }

  // --- Language and start.
  function useLanguage(language) {
    document.documentElement.lang = language;
    for (const button of document.querySelectorAll('[data-lang]'))
      button.setAttribute('aria-pressed', String(button.dataset.lang === language));
    hideTip();
  }

  for (const button of document.querySelectorAll('[data-lang]'))
    button.addEventListener('click', () => useLanguage(button.dataset.lang));
  useLanguage(document.documentElement.lang);
  for (const button of document.querySelectorAll('[data-rows]'))
    button.addEventListener('click', function () { useRows(button.dataset.rows); show(view); });
  useRows(data.lanes > 400 && !data.isMultiTurn ? 'slot' : 'request');
  byId('reset').addEventListener('click', () => show(full));
  drawCharts();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyColours);
  window.addEventListener('resize', () => show(view));
})();
