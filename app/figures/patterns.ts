import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { Tone } from "./mark.ts";
import { fillClass, strokeClass } from "./theme.ts";

/**
 * The patterns that fill comparators' bars, so that they are told from experimental arms without colour, and
 * from each other: strokes one way, the other way, and dots.
 */

const SIZE = 6;

const SHAPES: Partial<Record<Tone, { turn: number; shape: (tone: Tone) => string }>> = {
	"comparator-1": { turn: 45, shape: stripe },
	"comparator-2": { turn: -45, shape: stripe },
	"comparator-3": { turn: 45, shape: (tone) => `<circle cx="3" cy="3" r="1.4" class="${fillClass(tone)}"/>` },
};

function stripe(tone: Tone): string {
	return `<path d="M0 3H${SIZE}" class="${strokeClass(tone)}" stroke-width="1.6"/>`;
}

/** Whether an arm's bars are patterned. */
export function hasPattern(role: Tone): role is ColourRole {
	return role in SHAPES;
}

export function patternId(prefix: string, role: Tone): string {
	return `${prefix}-${role}`;
}

/** The `<pattern>` of a role, with ids that begin with a prefix of the drawing's own. */
export function patternMarkup(prefix: string, role: Tone): string {
	const pattern = SHAPES[role];
	if (!pattern) return "";
	const square = `width="${SIZE}" height="${SIZE}"`;
	const ground = `<rect ${square} class="${fillClass("surface")}"/><rect ${square} class="${fillClass(role)}" opacity=".14"/>`;
	return `<pattern id="${patternId(prefix, role)}" ${square} patternUnits="userSpaceOnUse" patternTransform="rotate(${pattern.turn})">${ground}${pattern.shape(role)}</pattern>`;
}
