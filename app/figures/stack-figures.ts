import type { Figure, Mark } from "./mark.ts";

const GAP = 24;

/** Figures below each other as one, for a file that has to hold them all. @param figures of one width */
export function stackFigures([first, ...others]: readonly [Figure, ...Figure[]]): Figure {
	let height = first.height;
	const marks: Mark[] = [...first.marks];
	for (const figure of others) {
		marks.push({ type: "group", down: height + GAP, marks: figure.marks });
		height += GAP + figure.height;
	}
	return {
		...{ width: first.width, title: first.title, height, marks },
		description: [first, ...others].map(({ description }) => description).join(" "),
		symbols: Object.assign({}, ...[first, ...others].map(({ symbols }) => symbols)),
	};
}
