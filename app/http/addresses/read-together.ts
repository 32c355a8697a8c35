import { Problem } from "#app/domain/problem.ts";

type Readers = Record<string, () => unknown>;
type Read<R extends Readers> = { [Name in keyof R]: ReturnType<R[Name]> };

/**
 * Reads an address part by part, going on where a part is at fault, so that all that needs correcting is named at
 * once.
 * @throws Problem `invalid` that names each parameter at fault; any other error as it is
 */
export function readTogether<R extends Readers>(readers: R): Read<R> {
	const faults: Problem[] = [];
	const read: Record<string, unknown> = {};
	for (const [name, reader] of Object.entries(readers)) {
		try {
			read[name] = reader();
		} catch (error) {
			if (!(error instanceof Problem) || error.kind !== "invalid") throw error;
			faults.push(error);
		}
	}
	if (faults.length > 0) throw joined(faults);
	return read as Read<R>;
}

/** Problems of one address as one problem; each thing at fault is said once. */
function joined(faults: readonly Problem[]): Problem {
	const [first] = faults;
	if (first && faults.length === 1) return first;
	const fields = new Map(
		faults
			.flatMap((fault) => fault.fields)
			.map((field) => [`${field.path.join(".")} ${field.message}`, field]),
	);
	const messages = new Set(faults.map(({ message }) => message));
	return new Problem("invalid", [...messages].join(" "), [...fields.values()]);
}
