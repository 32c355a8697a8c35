import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PinnedFiles } from "#app/components/pinned/pinned-files.tsx";
import { PinnedNotice } from "#app/components/pinned/pinned-notice.tsx";
import { SinceThen } from "#app/components/pinned/since-then.tsx";
import { Part } from "#app/components/study/part.tsx";
import { Paragraphs } from "#app/components/synthesis/paragraphs.tsx";
import { SynthesisHead } from "#app/components/synthesis/synthesis-head.tsx";
import { SynthesisParts } from "#app/components/synthesis/synthesis-parts.tsx";
import { pinnedView } from "#app/domain/views/synthesis/pinned-view.ts";
import { synthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import { pinnedAddress } from "#app/http/addresses/address-of-kind.ts";
import { readFigureChoices, readShownFigure } from "#app/http/addresses/figure-choices.ts";
import { readTogether } from "#app/http/addresses/read-together.ts";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { refuseOthers } from "#app/http/api/list-query.ts";
import { PINNED_PARAMETERS, pinnedSynthesisAt } from "#app/http/files/pinned.ts";
import { citeAs } from "#app/http/heads/page-head.ts";
import { synthesisHead } from "#app/http/heads/synthesis-head.ts";
import { PROGRAM_VERSION } from "#app/services/program-version.ts";
import { readSince } from "#app/services/read-pinned-synthesis.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => loaded?.head ?? [];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { pinned, exported, headers } = pinnedSynthesisAt(asked);
	const search = new URL(asked.request.url).searchParams;
	refuseOthers(search, [...PINNED_PARAMETERS, "show"]);
	const { drawing, show } = readTogether({
		drawing: () => readFigureChoices(search),
		show: () => readShownFigure(search),
	});
	const synthesis = synthesisView(pinned.reading, { drawing, show: show ?? null });
	const { record, document } = pinned.reading;
	const cited = { path: pinnedAddress("synthesis", record), doi: document.doi };
	return data(
		{
			synthesis,
			head: synthesisHead(asked, pinned.reading, synthesis.answer, { pinned: true }),
			pinned: pinnedView(pinned, readSince(asked.context.store, pinned), PROGRAM_VERSION),
			paragraphs: { methods: methodsParagraph(exported), results: resultsParagraph(exported) },
		},
		{ headers: { ...headers, ...citeAs(asked, cited) } },
	);
});

export default function PinnedSynthesis() {
	const { synthesis, pinned, paragraphs } = useLoaderData<typeof loader>();
	const standing = `/syntheses/${synthesis.slug}`;
	const address = `${standing}/versions/${pinned.version}`;
	return (
		<article className="grid grid-cols-1 gap-8">
			<div>
				<PinnedNotice {...pinned} standing={standing} draft={synthesis.visibility === "draft"}>
					<SinceThen pinned={pinned} standing={standing} />
				</PinnedNotice>
				<SynthesisHead synthesis={synthesis} compare={null} />
			</div>
			<SynthesisParts synthesis={synthesis} pinned={address} />
			<Part id="data" title="Download">
				<PinnedFiles address={address} />
				<div className="mt-5">
					<Paragraphs {...paragraphs} />
				</div>
			</Part>
		</article>
	);
}
