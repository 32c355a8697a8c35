import { Form } from "@remix-run/react";
import { isOfEvents, topicNamed } from "#app/domain/compare/topic.ts";
import { formatWhole } from "#app/domain/format/format.ts";
import { TIME_UNITS } from "#app/domain/time-units.ts";
import {
	COMPARE_MEASURES,
	COMPARE_ORDERS,
	COMPARE_VIEWS,
	type ComparedFigures,
	type CompareLook,
	type CompareMeasure,
	FIGURES_OF_MEASURE,
	isOfArms,
	RATES_PER,
} from "#app/domain/views/compare-options.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { FilterChoice, FilterInput } from "../ui/filter-fields.tsx";
import { useSubmitOnChange } from "../ui/use-submit-on-change.ts";
import { HiddenFields, useComingSearch } from "./study-chooser.tsx";

export interface CompareOptionsProps {
	concept: string;
	topics: { key: string; label: string }[];
	scales: { key: string; label: string; names: string[] }[];
	measure: CompareMeasure;
	look: CompareLook;
	/** What the studies have on the topic. */
	figures: ComparedFigures[];
	order: string;
	/** In percent. */
	level: number;
	/** What rates over person-time are given per; empty where the figures decide. */
	per: string;
	/** As the address has it. */
	time: { nearest: string; from: string; to: string; unit: string };
	/** The same in words. */
	timeRule: string;
	/** Arms that can be left out, and those that are. */
	hideChoices: { key: string; label: string }[];
	hidden: string[];
}

/** The parameters that the form has itself. */
const OWN = [
	...["outcome", "concept", "measure", "view", "scale", "order", "level", "q"],
	...["nearest", "from", "to", "unit", "hide"],
];
const FORM = "comparison-options";
const LEVELS = [80, 90, 95, 99];

/** What is compared and how; a choice takes effect at once, or with the button where no JavaScript runs. */
export function CompareOptions(props: CompareOptionsProps) {
	const { concept, topics, scales, measure, look, figures, order, time } = props;
	const search = useComingSearch();
	// A time means nothing without its unit: its fields have a button.
	useSubmitOnChange(FORM, "[data-time]");
	const isPerTime = measure === "incidence";
	const ofArms = figures.filter(isOfArms);
	const state = [concept, measure, look, scales[0]?.key, order, props.level, props.per, ...props.hidden];
	return (
		<Form
			method="get"
			// The choices follow the address: a browser that goes back must not put in what was chosen since.
			autoComplete="off"
			key={[...state, ...Object.values(time)].join(" ")}
			id={FORM}
			className="no-print"
		>
			<HiddenFields search={search} except={[...OWN, ...(isPerTime ? ["per"] : [])]} />
			<div className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap">
				<label className="col-span-2 min-w-0 text-sm font-medium">
					Outcome
					<select
						name="outcome"
						defaultValue={concept}
						className={`mt-0.5 font-normal ${MOST} ${INPUT_LOOK}`}
					>
						<Topics topics={topics} asked={concept} />
					</select>
				</label>
				{ofArms.length > 1 && (
					<Choice
						name="measure"
						label="Figures"
						value={FIGURES_OF_MEASURE[measure]}
						options={ofArms.map((each) => [each, FIGURE_NAMES[each] ?? COMPARE_MEASURES[each]])}
					/>
				)}
				<Choice
					name="view"
					label="View"
					value={isOfArms(measure) || look === "harms" ? look : measure}
					options={viewsFor(measure, figures, topics.some(isOfEvents))}
				/>
				<Choice name="order" label="Sort" value={order} options={Object.entries(COMPARE_ORDERS)} />
				<div className="hidden noscript:block">
					<Button type="submit">Show</Button>
				</div>
			</div>
			<MoreChoices {...props} isPerTime={isPerTime} />
		</Form>
	);
}

const MOST = "max-w-80";

/** Short names of what arms can have, where a choice between them is offered. */
const FIGURE_NAMES: Partial<Record<ComparedFigures, string>> = {
	rate: "Rates",
	mean: "Means",
	median: "Medians",
	medianTime: "Median times",
	incidence: "Events per person-time",
};

/** How the figures shown can be drawn, and the effects that follow from them or are reported. */
function viewsFor(
	measure: CompareMeasure,
	figures: ComparedFigures[],
	hasEvents: boolean,
): [string, string][] {
	const shown = FIGURES_OF_MEASURE[measure];
	const looks = Object.entries(COMPARE_VIEWS).filter(([look]) =>
		look === "harms" ? hasEvents : isOfArms(shown) || figures.some(isOfArms),
	);
	const effects = keysOf(COMPARE_MEASURES).filter(
		(each) =>
			!isOfArms(each) &&
			(each === measure ||
				FIGURES_OF_MEASURE[each] === shown ||
				((each === "HR" || each === "reported") && figures.includes(each))),
	);
	return [...looks, ...effects.map((each): [string, string] => [each, COMPARE_MEASURES[each]])];
}

/** What the studies have, harms apart, and what was asked for though none has it. */
function Topics({ topics, asked }: { topics: CompareOptionsProps["topics"]; asked: string }) {
	const known = asked === "" || topics.some(({ key }) => key === asked);
	const all = known ? topics : [...topics, topicNamed(asked)];
	const options = (some: typeof all) =>
		some.map(({ key, label }) => (
			<option key={key} value={key}>
				{label}
			</option>
		));
	const events = all.filter(isOfEvents);
	return (
		<>
			{options(all.filter((topic) => !isOfEvents(topic)))}
			{events.length > 0 && <optgroup label="Adverse events">{options(events)}</optgroup>}
		</>
	);
}

function MoreChoices({
	scales,
	level,
	per,
	time,
	timeRule,
	hideChoices,
	hidden,
	isPerTime,
}: CompareOptionsProps & { isPerTime: boolean }) {
	const levels = LEVELS.includes(level) ? LEVELS : [...LEVELS, level].sort((a, b) => a - b);
	const isChanged = hidden.length > 0 || level !== 95 || [time.nearest, time.from, time.to].some(Boolean);
	return (
		<details className="mt-2 text-sm" open={isChanged || undefined}>
			<summary>More choices</summary>
			<div className="mt-2 flex flex-wrap items-end gap-3">
				{scales.length > 1 && (
					<Choice
						name="scale"
						label="Scale first"
						value={scales[0]?.key ?? ""}
						options={scales.map(({ key, label, names }) => [key, `${label} (${names.length})`])}
					/>
				)}
				{isPerTime && (
					<Choice
						name="per"
						label="Rates per"
						value={per}
						options={[
							["", "By how frequent they are"],
							...RATES_PER.map((each) => perOption(each, scales[0]?.label)),
						]}
					/>
				)}
				<Choice
					name="level"
					label="Interval"
					value={String(level)}
					options={levels.map((value) => [String(value), `${value}%`])}
				/>
				<fieldset className="flex flex-wrap items-end gap-2" data-time>
					<legend className="sr-only">Time points</legend>
					<Time name="nearest" label="Time nearest to" defaultValue={time.nearest} />
					<Time name="from" label="within, from" defaultValue={time.from} />
					<Time name="to" label="to" defaultValue={time.to} />
					<Choice
						name="unit"
						label="Unit"
						value={time.unit}
						options={[...(time.unit === "" ? [["", "–"] as const] : []), ...Object.entries(TIME_UNITS)]}
					/>
					<Button type="submit">Apply</Button>
				</fieldset>
				{hideChoices.length > 0 && (
					<fieldset className="basis-full">
						<legend className="font-medium">Leave out arms</legend>
						<div className="flex flex-wrap gap-x-4 gap-y-1">
							{hideChoices.map(({ key, label }) => (
								<label key={key} className="flex items-center gap-1.5">
									<input
										type="checkbox"
										name="hide"
										value={key}
										defaultChecked={hidden.includes(key)}
										className="accent-(--accent)"
									/>
									{label}
								</label>
							))}
						</div>
					</fieldset>
				)}
			</div>
			<p className="mt-2 text-muted">
				Time points: {timeRule}. Each study’s own time stands with its name, or above the figure where all
				have the same.
			</p>
		</details>
	);
}

const perOption = (per: number, time = ""): [string, string] => [
	String(per),
	`${formatWhole(per)} ${time}`.trim(),
];

const Time = (props: { name: string; label: string; defaultValue: string }) => (
	<FilterInput {...props} inputMode="decimal" autoComplete="off" most="max-w-28" />
);

const Choice = (props: Omit<Parameters<typeof FilterChoice>[0], "most">) => (
	<FilterChoice {...props} most={MOST} />
);
