import { rehearsal as faults } from "./faults.ts";
import { rehearsal as fuzz } from "./fuzz.ts";
import { rehearsal as hospital } from "./hospital.ts";
import { rehearsal as kills } from "./kills.ts";
import { rehearsal as loseMachine } from "./lose-machine.ts";
import { rehearsal as properties } from "./properties.ts";
import { rehearsal as proxy } from "./proxy.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { rehearsal as tests } from "./tests.ts";

const REHEARSALS: readonly Rehearsal[] = [
	fuzz,
	kills,
	faults,
	loseMachine,
	proxy,
	hospital,
	properties,
	tests,
];

const [name, ...args] = process.argv.slice(2);
const rehearsal = REHEARSALS.find((candidate) => candidate.name === name);
if (!rehearsal) {
	const known = REHEARSALS.map(
		(candidate) => `  npm run rehearse -- ${candidate.usage}\n    ${candidate.about}`,
	);
	process.stderr.write(`${known.join("\n")}\n`);
	process.exit(2);
}
const started = performance.now();
const isSound = await rehearsal.run(args);
process.stdout.write(
	`${isSound ? "Sound" : "NOT SOUND"}, in ${Math.round((performance.now() - started) / 1000)} s.\n`,
);
process.exit(isSound ? 0 : 1);
