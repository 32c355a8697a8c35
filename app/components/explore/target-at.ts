import type { Target } from "#app/figures/mark.ts";

/** The target at a point of the drawing: of points that reach over each other the nearest. */
export function targetAt(targets: readonly Target[], { x, y }: { x: number; y: number }): Target | undefined {
	const under = targets.filter((target) => isAt(target, x, y));
	const [first, ...others] = under;
	if (!first?.round) return first;
	return others.reduce((near, other) => (apart(other, x, y) < apart(near, x, y) ? other : near), first);
}

function isAt(target: Target, x: number, y: number): boolean {
	if (target.round) return apart(target, x, y) <= target.width / 2;
	return x >= target.x && x <= target.x + target.width && y >= target.y && y < target.y + target.height;
}

const apart = ({ x, y, width, height }: Target, atX: number, atY: number) =>
	Math.hypot(x + width / 2 - atX, y + height / 2 - atY);
