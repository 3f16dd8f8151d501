"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";
import type { HistogramBucket } from "@/lib/events/stats-model";
import { axisAt, plotBars } from "./plot-bars";
import "uplot/dist/uPlot.min.css";

interface HistogramChartProps {
  buckets: readonly HistogramBucket[];
  /** Pixels. Its height is that of the box that it stands in. */
  width: number;
}

/** A colour role as the theme has it now: a canvas knows no custom properties. */
function colourOf(element: HTMLElement, role: string): string {
  element.style.color = `var(${role})`;
  return getComputedStyle(element).color;
}

const paths = uPlot.paths.bars?.({ size: [0.9, 64], gap: 1 });

/** The bars are told apart by their place on the axis, so they stand one beside the other whatever time each covers. */
function makeOptions(element: HTMLElement, { buckets, width }: HistogramChartProps): uPlot.Options {
  const height = element.clientHeight;
  const above = axisAt(height);
  const below = height - above;
  const bars = (scale: string, role: string): uPlot.Series => ({
    scale,
    width: 0,
    fill: () => colourOf(element, role),
    points: { show: false },
    ...(paths ? { paths } : {}),
  });
  const drawAxis = (plot: uPlot) => {
    const { ctx, bbox } = plot;
    ctx.fillStyle = colourOf(element, "--line-control");
    ctx.fillRect(bbox.left, plot.valToPos(0, "events", true), bbox.width, uPlot.pxRatio);
  };
  return {
    width,
    height,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: [0, buckets.length] },
      events: { range: [-below / above, 1] },
      failures: { range: [-1, above / below] },
    },
    series: [{}, bars("events", "--chart-ok"), bars("failures", "--chart-fail")],
    hooks: { draw: [drawAxis] },
  };
}

/** Calls back whenever the page's colours may have changed, until it is told to stop. */
function watchTheme(onChange: () => void): () => void {
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  scheme.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", onChange);
  };
}

/** The drawing alone; what is under the pointer and what is read out stand over it. */
export default function HistogramChart({ buckets, width }: HistogramChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const { events, failures } = plotBars(buckets, element.clientHeight);
    const middles = buckets.map((_, index) => index + 0.5);
    const options = makeOptions(element, { buckets, width });
    const plot = new uPlot(options, [middles, events, failures], element);
    const stop = watchTheme(() => plot.redraw());
    return () => {
      stop();
      plot.destroy();
    };
  }, [buckets, width]);
  return <div ref={host} aria-hidden="true" className="absolute inset-0 overflow-hidden" />;
}
