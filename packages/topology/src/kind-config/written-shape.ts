import { z } from "zod";
import { boolean, fields, list, map, number, text, type Read } from "./value-readers";

/**
 * The type of a shape's values as a kind config contains them. Every field is optional. Enum values are strings, which the planner
 * validates later. The shape's transformations have not been applied yet.
 */
export type Written<Shape> =
  Shape extends z.ZodOptional<infer Inner>
    ? Written<Inner>
    : Shape extends z.ZodPipe<infer Input>
      ? Written<Input>
      : Shape extends z.ZodArray<infer Item>
        ? Written<Item>[]
        : Shape extends z.ZodRecord<z.ZodString, infer Value>
          ? Record<string, Written<Value>>
          : Shape extends z.ZodObject<infer Fields>
            ? { [Key in keyof Fields]?: Written<Fields[Key]> }
            : Shape extends z.ZodEnum
              ? string
              : z.infer<Shape>;

/**
 * Derives a reader from a shape, so that each kind field is declared only once, in the shape of the planner's arguments.
 *
 * @throws Error if the shape has a type that no kind field uses
 */
export function readerOf<Shape extends z.ZodType>(shape: Shape): Read<Written<Shape>> {
  return anyReaderOf(shape) as Read<Written<Shape>>;
}

function anyReaderOf(shape: z.core.$ZodType): Read<unknown> {
  if (shape instanceof z.ZodOptional) return anyReaderOf(shape.unwrap());
  if (shape instanceof z.ZodPipe) return anyReaderOf(shape.in);
  if (shape instanceof z.ZodString || shape instanceof z.ZodEnum) return text;
  if (shape instanceof z.ZodNumber) return number;
  if (shape instanceof z.ZodBoolean) return boolean;
  if (shape instanceof z.ZodArray) return list(anyReaderOf(shape.element));
  if (shape instanceof z.ZodRecord) {
    // If a key has no value, kind uses the Go type's zero value.
    const zero = shape.valueType instanceof z.ZodBoolean ? false : "";
    return map(anyReaderOf(shape.valueType), zero);
  }
  if (shape instanceof z.ZodObject) {
    const entries = Object.entries(shape.shape);
    return fields(
      Object.fromEntries(entries.map(([key, field]) => [key, anyReaderOf(field as z.core.$ZodType)])),
    );
  }
  throw new Error(`no reader for a shape of the type ${shape._zod.def.type}`);
}
