import type { Tone } from "./mark.ts";

/**
 * Every colour of the figures. Arms of the experimental family share one accent (deep blue to teal), which
 * steps in lightness so that it survives grey print; comparators are greys, and their bars are patterned and
 * their points hollow, so that no arm is told by its colour alone. Arms without a role are violet, and solid. All tones reach 4.5:1 on the surface of
 * their theme, except the lines of the grid.
 */
export type Palette = Record<Tone, string>;

/**
 * Judgements of bias, the same in both themes. The default set steps from blue over amber to vermilion, which
 * the common colour blindnesses keep apart, and darkens with the risk; the other is the traffic light's, as
 * robvis draws it. A symbol on every disc says the same again.
 */
const BIAS = {
	"bias-low": "#2f74b5",
	"bias-some": "#f2c14e",
	"bias-high": "#c2410c",
	"bias-critical": "#6b0f0f",
	"bias-none": "#d3dade",
	"robvis-low": "#02c100",
	"robvis-some": "#e2df07",
	"robvis-high": "#bf0000",
	"robvis-critical": "#820000",
	"robvis-none": "#4ea1f7",
	"on-bright": "#17222a",
	"on-deep": "#ffffff",
} as const;

export const LIGHT: Palette = {
	"experimental-1": "#0b5f7d",
	"experimental-2": "#1f7fa8",
	"experimental-3": "#2a4a97",
	"experimental-4": "#0d7a6c",
	"comparator-1": "#5a666e",
	"comparator-2": "#6b767d",
	"comparator-3": "#474f55",
	"neutral-1": "#5b4696",
	"neutral-2": "#8a5aa8",
	"neutral-3": "#9a4a7c",
	"neutral-4": "#6e5a1e",
	ink: "#17222a",
	muted: "#55626b",
	rule: "#89949b",
	grid: "#dfe4e7",
	surface: "#ffffff",
	"shade-1": "#f0f3f4",
	"shade-2": "#dee4e7",
	"shade-3": "#c6d0d5",
	...BIAS,
};

export const DARK: Palette = {
	"experimental-1": "#58bfda",
	"experimental-2": "#3699bf",
	"experimental-3": "#93b1f3",
	"experimental-4": "#44bfa8",
	"comparator-1": "#a3afb7",
	"comparator-2": "#8a969e",
	"comparator-3": "#c3ccd2",
	"neutral-1": "#ab9bea",
	"neutral-2": "#d0a2e4",
	"neutral-3": "#eaa3c8",
	"neutral-4": "#cdbb7a",
	ink: "#e8eef1",
	muted: "#a9b5bd",
	rule: "#73808a",
	grid: "#2b363e",
	surface: "#11181d",
	"shade-1": "#1a2329",
	"shade-2": "#263139",
	"shade-3": "#36444d",
	...BIAS,
};

export type ThemeName = "light" | "dark";

export const PALETTES: Record<ThemeName, Palette> = { light: LIGHT, dark: DARK };
