import type { TextStyle } from "../measure-text.ts";

/** The texts of a pair chart. */
export const NAME: TextStyle = { size: 13.5, weight: 500 };
/** Which arms a row is of, and what must be known of its design. */
export const ARMS: TextStyle = { size: 12.5, weight: 400 };
export const DIFFERENCE: TextStyle = { size: 13, weight: 500 };
export const PEOPLE: TextStyle = { size: 13, weight: 400 };
/** The figure beside a mark. */
export const FIGURE: TextStyle = { size: 12, weight: 500 };
