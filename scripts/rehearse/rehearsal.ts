import { parseArgs } from "node:util";

/** Something that is tried for longer than a test may take: a file of this folder, listed in `run.ts`. */
export interface Rehearsal {
	name: string;
	/** Its name and options, as they are typed. */
	usage: string;
	/** What it does, in a sentence or two. */
	about: string;
	/** Does it and prints what came of it. @returns whether all was as it must be */
	run(args: string[]): Promise<boolean>;
}

/** Options that are whole numbers, by name with what they are when absent. @throws TypeError for others */
export function numbersIn<Name extends string>(
	args: string[],
	usual: Record<Name, number>,
): Record<Name, number> {
	const names = Object.keys(usual) as Name[];
	const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
	const { values } = parseArgs({ args, options });
	const read = (name: Name) => {
		const value = values[name];
		if (value === undefined) return usual[name];
		if (typeof value !== "string" || !/^\d+$/.test(value))
			throw new TypeError(`--${name} takes a whole number`);
		return Number(value);
	};
	return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>;
}
