import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { Differences } from "#app/components/import/differences.tsx";
import { FoundHere } from "#app/components/import/found-here.tsx";
import { GroupMatches } from "#app/components/import/group-matches.tsx";
import { LeftOutList } from "#app/components/import/left-out-list.tsx";
import { RecordActions } from "#app/components/import/record-actions.tsx";
import { StudyPreview } from "#app/components/import/study-preview.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { RECORD_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { recordPlace } from "#app/http/addresses/record-place.ts";
import { answering } from "#app/http/answers/answering.ts";
import { isOpen, readImportRecord } from "#app/services/imports/decide-record.ts";
import { tryPreview } from "#app/services/imports/preview-record.ts";
import { answerRecord } from "./answer.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `${loaded.label} · Import · Equipoise` : "Equipoise" },
];

export const loader = answering(({ params, context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const { progress, record } = readImportRecord(context.store, recordPlace(params));
	const { label, place, state, message, slug, position } = record;
	return {
		...{ importId: progress.id, importName: progress.name, total: progress.total, publish: progress.publish },
		...{ label, place, state, message, slug, position, open: isOpen(record) },
		...(isOpen(record) ? tryPreview(context.store, record, new Date()) : { preview: null, unreadable: null }),
	};
});

export const action = answering(({ request, params, context }: ActionFunctionArgs) =>
	answerRecord(context, requireEditor(context.viewer), request, recordPlace(params)),
);

export default function RecordPage() {
	const found = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { preview, label, importId, slug } = found;
	return (
		<>
			<p className="break-words">
				<Link to="/import">Import</Link> / <Link to={`/import/${importId}`}>{found.importName}</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1 className="break-words">{label}</h1>
			<p className="text-sm break-all text-muted">
				{found.place}.{" "}
				<a href={`/import/${importId}/${found.position}.json`}>The record and what became of each value</a>
			</p>
			{!found.open && (
				<p className="mt-4">
					{RECORD_STATE_WORDS[found.state]}
					{found.message && `: ${found.message}`}
					{slug && (
						<>
							{" "}
							<Link to={`/studies/${slug}`}>studies/{slug}</Link>
						</>
					)}
				</p>
			)}
			{found.unreadable && <Notice kind="problem">{found.unreadable}</Notice>}
			{preview && (
				<Form method="post" className="mt-4 grid grid-cols-1 gap-8">
					{preview.unchanged && (
						<Notice kind="remark">
							Nothing in this record is new: the study here says all of it already, or what differs stays as
							it is here.
						</Notice>
					)}
					{preview.warnings.length > 0 && (
						<Notice kind="warning">
							<ul className="grid grid-cols-1 gap-1">
								{preview.warnings.map((warning) => (
									<li key={warning}>{warning}</li>
								))}
							</ul>
						</Notice>
					)}
					<RecordActions publish={found.publish} merging={preview.here !== undefined} />
					{preview.here && <FoundHere here={preview.here} held={preview.held} />}
					<GroupMatches groups={preview.groups} arms={preview.arms} />
					<Differences conflicts={preview.conflicts} known={preview.known} />
					<LeftOutList leftOut={preview.leftOut} mapped={preview.mapped} />
				</Form>
			)}
			{!preview && found.open && (
				<Form method="post" className="mt-4">
					<RecordActions publish={false} merging={false} only="skip" />
				</Form>
			)}
			{preview && <StudyPreview study={preview.view} more={preview.more} />}
		</>
	);
}
