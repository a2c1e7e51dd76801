import { looseBoolean, scalarValue } from "./scalar-value";

it.each([
  ["80", 80],
  ["+80", 80],
  ["-1", -1],
  ["0120", 80],
  ["-0120", -80],
  ["0o120", 80],
  ["0O120", 80],
  ["089", 89],
  ["0x50", 80],
  ["0X5f", 95],
  ["-0x50", -80],
  ["0b1010000", 80],
  ["8_080", 8080],
  ["0x_50", 80],
  ["80.", 80],
  ["80.5", 80.5],
  [".5", 0.5],
  [".5_0", 0.5],
  ["8e1", 80],
  ["8E+1", 80],
  [".inf", Infinity],
  ["-.Inf", -Infinity],
  [".nan", NaN],
  ["true", true],
  ["FALSE", false],
  ["", null],
  ["~", null],
  ["Null", null],
])("reads %j as %j", (text, value) => {
  expect(scalarValue(text)).toBe(value);
});

it.each([
  "yes",
  "y",
  "on",
  "tRUE",
  "nULL",
  "0x",
  "0o8",
  "0b2",
  "1.2.3.4",
  "1:30",
  "2026-11-23",
  "e1",
  "::1",
  "<<",
  "-",
  "._5",
  ".5_",
  ".",
])("reads %j as a string", (text) => {
  expect(scalarValue(text)).toBe(text);
});

it.each([
  ["yes", true],
  ["Y", true],
  ["ON", true],
  ["off", false],
  ["N", false],
  ["true", undefined],
  ["yEs", undefined],
])("reads %j, if a boolean is expected, as %j", (text, value) => {
  expect(looseBoolean(text)).toBe(value);
});
