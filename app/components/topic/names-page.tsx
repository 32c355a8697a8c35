import { Form, Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import { Button } from "../ui/button.tsx";
import { Field, INPUT_LOOK } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { NamesHistory, type NamesVersion } from "./names-history.tsx";
import { Section } from "./section.tsx";

interface NamesPageProps {
	naming: {
		kind: string;
		slug: string;
		name: string;
		version: number;
		address: string;
		names: { name: string; studies: number }[];
		proposed: { name: string; studies: number }[];
		merged?: { name: string; href: string };
		versions: NamesVersion[];
	};
	editor: boolean;
	/** The name of the topic to merge this one into, as it was looked for, and the topic that it is. */
	into: string;
	target: { slug: string; name: string; version: number } | null;
	answer: { refused: string; typed: { name: string; names: string } | undefined; stale: boolean } | undefined;
}

/** Which names mean a topic: proposals, what was agreed by whom, and the way back. */
export function NamesPage({ naming, editor, into, target, answer }: NamesPageProps) {
	const { name, version, address, names, merged, kind } = naming;
	return (
		<div className="grid grid-cols-1 gap-8">
			<header>
				<p>
					<Link to={address}>{name}</Link>
				</p>
				<h1>Names of this {kind}</h1>
				<p className="text-muted">
					A study is of a topic when it uses one of its names, letter for letter but for case, accents,
					hyphens and brackets. Nothing is concluded from names that are alike.
				</p>
			</header>
			{answer && (
				<Notice kind="problem">
					{answer.refused}
					{answer.stale &&
						" What you typed is kept below, beside the names as they are now; save it again if it should stand."}
				</Notice>
			)}
			{merged ? (
				<p className="border-y border-line py-6">
					It was merged into <Link to={merged.href}>{merged.name}</Link>. To undo that, let an earlier version
					of {merged.name} stand again, without its names.
				</p>
			) : (
				<Section id="names" title={version === 0 ? "No names agreed on yet" : `Version ${version}`}>
					<ul className="grid gap-x-8 gap-y-0.5 sm:grid-cols-2">
						{names.map((one) => (
							<li key={one.name} className="min-w-0 break-words">
								{one.name} <span className="text-sm text-muted">{usedIn(one.studies)}</span>
							</li>
						))}
					</ul>
				</Section>
			)}
			{editor && !merged && <AgreeForm naming={naming} typed={answer?.typed} />}
			{editor && !merged && <MergeForm naming={naming} into={into} target={target} />}
			<NamesHistory versions={naming.versions} current={version} editor={editor} />
		</div>
	);
}

/** Counted up to here. */
const COUNTED = 1000;

const usedIn = (studies: number) =>
	studies >= COUNTED
		? `in ${COUNTED} studies or more`
		: studies === 0
			? "in no study"
			: `in ${counted(studies, "study", "studies")}`;

function AgreeForm({
	naming: { name, version, names, proposed },
	typed,
}: {
	naming: NamesPageProps["naming"];
	typed: { name: string; names: string } | undefined;
}) {
	return (
		<Section id="agree" title={version === 0 ? "Agree on names" : "Change the names"}>
			<Form method="post" key={`${version} ${typed?.names}`} className="grid max-w-3xl grid-cols-1 gap-4">
				<input type="hidden" name="intent" value="agree" />
				<input type="hidden" name="expectedVersion" value={version} />
				<Field
					label="It is called"
					hint="One of its names; the address follows, and old addresses lead here"
					name="name"
					required
					maxLength={300}
					defaultValue={typed?.name ?? name}
				/>
				<label className="font-medium">
					Names that mean it, one a line
					<textarea
						name="names"
						rows={Math.min(14, Math.max(4, names.length + 2))}
						className={`mt-1 font-normal ${INPUT_LOOK}`}
						defaultValue={typed?.names ?? names.map((one) => one.name).join("\n")}
					/>
				</label>
				{proposed.length > 0 && (
					<fieldset>
						<legend className="font-medium">Do these mean it too?</legend>
						<p className="text-sm text-muted">
							Names in use that share its words or words for the same, those most used first. Choose only what
							can mean nothing else.
						</p>
						<ul className="mt-1 grid gap-x-8 gap-y-0.5 sm:grid-cols-2">
							{proposed.map((one) => (
								<li key={one.name} className="min-w-0">
									<label className="flex gap-2 break-words">
										<input type="checkbox" name="add" value={one.name} />
										<span className="min-w-0">
											{one.name} <span className="text-sm text-muted">{usedIn(one.studies)}</span>
										</span>
									</label>
								</li>
							))}
						</ul>
					</fieldset>
				)}
				<Field label="Why" name="reason" required maxLength={1000} />
				<div>
					<Button type="submit" look="primary">
						{version === 0 ? "Agree" : "Save"}
					</Button>
				</div>
			</Form>
		</Section>
	);
}

function MergeForm({
	naming: { name, version, kind },
	into,
	target,
}: Pick<NamesPageProps, "naming" | "into" | "target">) {
	return (
		<Section id="merge" title={`Merge it into another ${kind}`}>
			<Form method="get" className="flex max-w-3xl flex-wrap items-end gap-3" preventScrollReset>
				<Field
					label="The one that stays, by any of its names"
					name="into"
					defaultValue={into}
					maxLength={300}
					className="min-w-60 flex-1"
				/>
				<Button type="submit">Look it up</Button>
			</Form>
			{into !== "" && !target && (
				<p>
					No {kind} here is called “{into}”.
				</p>
			)}
			{target && (
				<Form method="post" className="flex max-w-3xl flex-wrap items-end gap-3">
					<input type="hidden" name="intent" value="merge" />
					<input type="hidden" name="expectedVersion" value={version} />
					<input type="hidden" name="into" value={target.slug} />
					<input type="hidden" name="intoVersion" value={target.version} />
					<Field
						label={`Why all names of “${name}” mean “${target.name}”`}
						name="reason"
						required
						maxLength={1000}
						className="min-w-60 flex-1"
					/>
					<Button type="submit">Merge into {target.name}</Button>
				</Form>
			)}
		</Section>
	);
}
