import Table from "cli-table3";
import { measure } from "../measure";
import type { Benchmark } from "./benchmark";

// No colors, because the tables also appear in logs.
const style = { head: [], border: [] };

/** Measures the planner's processor time, and how the time grows with the input. It prints two tables and writes no report. */
export const planner: Benchmark = {
  name: "planner",
  summary: "the planner's processor time, and how it grows with the input",
  run: () => {
    console.error("berth: measuring the planner; this takes about a minute …");
    const { measurements, growths } = measure();

    const times = new Table({ head: ["planned", "processor time", "margin", "runs"], style });
    for (const { task, mean, margin, runs } of measurements) {
      times.push([task, `${mean.toFixed(1)} ms`, `± ${margin.toFixed(1)} ms`, runs]);
    }
    const ratios = new Table({ head: ["growth", "takes"], style });
    for (const { what, ratio } of growths) ratios.push([what, `${ratio.toFixed(1)} times as long`]);

    console.log(times.toString());
    console.log(ratios.toString());
    console.log(
      `n log n grows by ${((10 * Math.log(10_000)) / Math.log(1_000)).toFixed(1)} times from 1,000 to 10,000.`,
    );
    return Promise.resolve();
  },
};
