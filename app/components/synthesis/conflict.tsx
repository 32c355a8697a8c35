import { Form, Link } from "@remix-run/react";
import type { ChangeGroup } from "#app/domain/compare-documents.ts";
import { ChangeList } from "../history/change-list.tsx";
import { Button, buttonLook } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

export interface SynthesisConflictProps {
	slug: string;
	/** My form as I sent it. */
	typed: string;
	theirsVersion: number;
	theirsBy: string | null;
	theirsReason: string;
	theirs: ChangeGroup[];
	mine: ChangeGroup[];
}

const SAME = { before: "draft", after: "draft" } as const;

/** Their version and mine side by side; mine can replace theirs, which stays in the history. */
export function SynthesisConflict({ slug, typed, theirs, mine, ...their }: SynthesisConflictProps) {
	const { theirsVersion, theirsBy, theirsReason } = their;
	const fields = [...new URLSearchParams(typed)].filter(
		([name]) => name !== "expectedVersion" && name !== "intent",
	);
	return (
		<div className="mx-auto max-w-5xl">
			<Notice kind="warning">
				{theirsBy ?? "Somebody"} saved version {theirsVersion} while you were typing (“{theirsReason}”).
				Nothing of yours is saved yet, and nothing is lost.
			</Notice>
			<h1>Two versions of this synthesis</h1>
			<div className="mt-4 grid grid-cols-1 gap-6 sm:grid-cols-2">
				<section aria-labelledby="theirs">
					<h2 id="theirs">What they changed</h2>
					<ChangeList changes={theirs} visibility={SAME} />
				</section>
				<section aria-labelledby="mine">
					<h2 id="mine">What you changed</h2>
					<ChangeList changes={mine} visibility={SAME} />
				</section>
			</div>
			<Form method="post" className="mt-8 flex flex-wrap gap-3">
				{fields.map(([name, value], index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the fields of one sent form, which do not move
					<input key={index} type="hidden" name={name} value={value} />
				))}
				<input type="hidden" name="expectedVersion" value={theirsVersion} />
				<Button type="submit" look="primary">
					Save mine over theirs
				</Button>
				<Button type="submit" name="intent" value="propose">
					Go on with mine in the form
				</Button>
				<Link to={`/syntheses/${slug}`} className={buttonLook("plain")} reloadDocument>
					Keep theirs
				</Link>
			</Form>
		</div>
	);
}
