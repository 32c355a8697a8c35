import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PinnedFiles } from "#app/components/pinned/pinned-files.tsx";
import { PinnedNotice } from "#app/components/pinned/pinned-notice.tsx";
import { ABSENT, NotRecorded, presentParts } from "#app/components/study/not-recorded.tsx";
import { Part } from "#app/components/study/part.tsx";
import { StudyParts, StudyTitle } from "#app/components/study/study-parts.tsx";
import { withDoubts } from "#app/domain/views/doubts-view.ts";
import { saidOnce } from "#app/domain/views/outcomes-in-time.ts";
import { studyView } from "#app/domain/views/study-view.ts";
import { pinnedAddress } from "#app/http/addresses/address-of-kind.ts";
import { readFigureView, refuseOthersOnPage } from "#app/http/addresses/study-figure-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { pinnedStudyAt } from "#app/http/files/pinned.ts";
import { citeAs } from "#app/http/heads/page-head.ts";
import { studyHead } from "#app/http/heads/study-head.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => loaded?.head ?? [];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { study, headers } = pinnedStudyAt(asked);
	const { searchParams } = new URL(asked.request.url);
	refuseOthersOnPage(searchParams);
	// Today's checks and doubts were not there then.
	const { doubts, ...whole } = withDoubts(studyView(study, []), []);
	readFigureView(searchParams, whole.headline?.charts ?? [], study.document.arms);
	const view = { ...whole, outcomes: saidOnce(whole.outcomes) };
	const head = studyHead(asked, study, whole, { pinned: true });
	return data(
		{ study: view, doubts, newest: study.newest, head },
		{ headers: { ...headers, ...citeAs(asked, { path: pinnedAddress("study", study) }) } },
	);
});

export default function PinnedStudy() {
	const { study, doubts, newest } = useLoaderData<typeof loader>();
	const standing = `/studies/${study.slug}`;
	const address = `${standing}/versions/${study.version}`;
	const has = presentParts(study, []);
	return (
		<article className="grid grid-cols-1 gap-8">
			<header>
				<PinnedNotice
					version={study.version}
					day={study.updated}
					standing={standing}
					draft={study.visibility === "draft"}
				>
					{newest === study.version ? (
						<p>It is the newest version.</p>
					) : (
						<p>
							There are newer versions:{" "}
							<Link to={`${standing}/history?from=${study.version}&to=${newest}`}>
								what changed since, up to version {newest}
							</Link>
							.
						</p>
					)}
				</PinnedNotice>
				<StudyTitle study={study} />
			</header>
			<StudyParts {...{ study, doubts, address }} more={[]} editor={false} />
			<NotRecorded parts={ABSENT.filter(({ id }) => !has[id])} />
			<Part id="data" title="Data">
				<PinnedFiles address={address} />
			</Part>
		</article>
	);
}
