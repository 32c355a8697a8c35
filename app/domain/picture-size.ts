/** How narrow and how wide a figure is laid out, in pixels. */
export const NARROWEST = 320;
export const WIDEST = 1600;
/** How many times as large as it is laid out a picture is drawn at most. */
export const LARGEST_SCALE = 4;
/** More points than this no picture has: each takes four bytes while it is drawn. */
export const MOST_POINTS = 40_000_000;
