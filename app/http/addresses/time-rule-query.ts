import { decimalBetween } from "#app/domain/study/fields.ts";
import type { TimeRule } from "#app/domain/time-rule.ts";
import { TIME_UNITS, type TimeUnit } from "#app/domain/time-units.ts";
import { badParameter } from "./bad-parameter.ts";
import { readTogether } from "./read-together.ts";

const time = decimalBetween(0, 10_000, "Must be between 0 and 10,000");

/**
 * The time rule of an address: `nearest=8&from=4&to=12&unit=weeks`. A unit alone asks for nothing; a time without one
 * means nothing.
 * @throws Problem `invalid` that names the parameter at fault
 */
export function readTimeRule(search: URLSearchParams): TimeRule | undefined {
	const unit = search.get("unit")?.trim() || undefined;
	const read = (name: string) => {
		const text = search.get(name)?.trim().slice(0, 60) || undefined;
		const parsed = time.safeParse(text);
		if (!parsed.success) throw badParameter(name, `“${text}” is no time. Type a number from 0 to 10,000.`);
		return parsed.data;
	};
	const { nearest, from, to } = readTogether({
		unit: () => {
			if (unit !== undefined && !Object.hasOwn(TIME_UNITS, unit))
				throw badParameter(
					"unit",
					`There is no unit of time called “${unit.slice(0, 60)}”; there are ${Object.keys(TIME_UNITS).join(", ")}.`,
				);
		},
		nearest: () => read("nearest"),
		from: () => read("from"),
		to: () => read("to"),
	});
	const asked = (
		[
			["nearest", nearest],
			["from", from],
			["to", to],
		] as const
	).find(([, value]) => value !== undefined);
	if (!asked) return undefined;
	if (unit === undefined)
		throw badParameter("unit", `Say the unit of the time, such as ${asked[0]}=${asked[1]}&unit=weeks.`);
	if (from !== undefined && to !== undefined && Number(from) > Number(to))
		throw badParameter("from", `The time cannot be from ${from} to ${to}: the first is the later one.`);
	return { nearest, from, to, unit: unit as TimeUnit };
}
