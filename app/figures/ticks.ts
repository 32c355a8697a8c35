import { formatFixed, formatWhole } from "#app/domain/format/format.ts";

/** Where an axis may carry ticks: candidate sets from dense to sparse, from which a layout takes the first that fits. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Computed multiples are rounded to this many digits, so that 3 × 0.1 is 0.3. */
const DIGITS = 12;

/** A step within less than this is 0 to a computer. */
const LEAST_SPAN = 1e-300;

const tidy = (value: number) => Number(value.toPrecision(DIGITS));

/** The nice steps (1, 2, 2.5 and 5 times a power of ten) that divide a span into at most `most` parts, ascending. */
function niceSteps(span: number, most: number): number[] {
	if (!(span > LEAST_SPAN && Number.isFinite(span))) return [];
	const smallest = Math.floor(Math.log10(span / most));
	const steps: number[] = [];
	for (let power = smallest; power <= smallest + 2; power++) {
		for (const factor of [1, 2, 2.5, 5]) steps.push(tidy(factor * 10 ** power));
	}
	return steps.filter((step) => span / step <= most + 1e-9);
}

/** Multiples of a step within [low, high]. */
function multiples(step: number, low: number, high: number): number[] {
	const first = Math.ceil(low / step - 1e-9);
	const last = Math.floor(high / step + 1e-9);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step));
}

/**
 * Tick sets for a linear axis, dense to sparse: never more than `most` ticks, and the last one has two where
 * the axis allows it.
 * @param low lower end of the axis  @param high upper end, above `low`
 */
export function linearTickSets(low: number, high: number, most = 6): number[][] {
	const sets = niceSteps(high - low, most - 1).map((step) => multiples(step, low, high));
	const useful = sets.filter((set) => set.length >= 2);
	return useful.length > 0 ? useful : [[low, high]];
}

/**
 * Ends for a linear axis that cover [low, high]: both moved outwards to a multiple of a nice step, so that the
 * axis ends with a tick.
 */
export function niceLinearDomain(low: number, high: number, most = 6): [number, number] {
	const [step = 1] = niceSteps(high - low, most - 1);
	return [tidy(Math.floor(low / step + 1e-9) * step), tidy(Math.ceil(high / step - 1e-9) * step)];
}

/**
 * Tick sets for a log axis, dense to sparse: 1-2-5 in each decade (… 0.5 1 2 5 10 …), then 1-3, then decades,
 * then every second, fifth … decade. Where less than three of 1-2-5 lie on the axis, a linear set comes first.
 * @param low lower end, above 0  @param high upper end, above `low`
 */
export function logTickSets(low: number, high: number, most = 9): number[][] {
	const sets: number[][] = [];
	const classic = decadeTicks(low, high, [1, 2, 5], 1);
	if (classic.length < 3) sets.push(...linearTickSets(low, high));
	sets.push(classic, decadeTicks(low, high, [1, 3], 1));
	for (const every of [1, 2, 5, 10, 20, 50, 100]) sets.push(decadeTicks(low, high, [1], every));
	const useful = sets.filter((set) => set.length >= 2 && set.length <= most && set.every((tick) => tick > 0));
	return useful.length > 0 ? useful : [[low, high]];
}

function decadeTicks(low: number, high: number, factors: number[], every: number): number[] {
	const ticks: number[] = [];
	const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
	for (let power = from; power <= to; power++) {
		if (power % every !== 0) continue;
		for (const factor of factors) ticks.push(tidy(factor * 10 ** power));
	}
	return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/** How the ticks of one set are printed: all with the same decimals on a linear axis, each with its own on a log axis. */
export function formatTicks(ticks: readonly number[], scale: "linear" | "log", unit = ""): string[] {
	const sign = unit === "%" ? "%" : "";
	const decimals = Math.max(0, ...ticks.filter((tick) => !isPower(tick)).map(decimalsOf));
	if (unit === "year") return ticks.map((tick) => String(tick));
	return ticks.map((tick) => formatTick(tick, scale === "log" ? decimalsOf(tick) : decimals) + sign);
}

/** Whether a tick is printed as a power of ten. */
function isPower(tick: number): boolean {
	const size = Math.abs(tick);
	return size !== 0 && (size < 1e-4 || size >= 1e7);
}

function formatTick(tick: number, decimals: number): string {
	if (isPower(tick)) return formatPower(tick);
	return decimals === 0 ? formatWhole(tick) : formatFixed(tick, decimals);
}

/** A very large or small tick as a power of ten: 10⁻⁵, 2×10⁸. */
function formatPower(tick: number): string {
	const power = Math.floor(Math.log10(Math.abs(tick)) + 1e-9);
	const factor = Number((tick / 10 ** power).toPrecision(3));
	const exponent = String(Math.abs(power)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
	return `${factor === 1 ? "" : `${formatFixed(factor, decimalsOf(factor))}×`}10${power < 0 ? "⁻" : ""}${exponent}`;
}

function decimalsOf(value: number): number {
	const [, decimals = ""] = String(tidy(value)).split(".");
	return decimals.includes("e") ? 0 : Math.min(decimals.length, 6);
}
