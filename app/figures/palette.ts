import type { Tone } from "./mark.ts";

/**
 * Every colour of the figures. Arms of the experimental family share one accent (deep blue to teal), which
 * steps in lightness so that it survives grey print; comparators are greys, and their bars are patterned and
 * their points hollow, so that no arm is told by its colour alone. All tones reach 4.5:1 on the surface of
 * their theme, except the lines of the grid.
 */
export type Palette = Record<Tone, string>;

export const LIGHT: Palette = {
	"experimental-1": "#0b5f7d",
	"experimental-2": "#1f7fa8",
	"experimental-3": "#2a4a97",
	"experimental-4": "#0d7a6c",
	"comparator-1": "#5a666e",
	"comparator-2": "#6b767d",
	"comparator-3": "#474f55",
	ink: "#17222a",
	muted: "#55626b",
	rule: "#89949b",
	grid: "#dfe4e7",
	surface: "#ffffff",
};

export const DARK: Palette = {
	"experimental-1": "#58bfda",
	"experimental-2": "#3699bf",
	"experimental-3": "#93b1f3",
	"experimental-4": "#44bfa8",
	"comparator-1": "#a3afb7",
	"comparator-2": "#8a969e",
	"comparator-3": "#c3ccd2",
	ink: "#e8eef1",
	muted: "#a9b5bd",
	rule: "#73808a",
	grid: "#2b363e",
	surface: "#11181d",
};

export type ThemeName = "light" | "dark";

export const PALETTES: Record<ThemeName, Palette> = { light: LIGHT, dark: DARK };
