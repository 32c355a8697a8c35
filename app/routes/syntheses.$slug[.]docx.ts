import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";
import { synthesisReportFile } from "#app/services/synthesis-report.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const loader = answeringExports(async (asked: LoaderFunctionArgs) => {
	const { request, context } = asked;
	const { reading, exported, options, scope, headers } = synthesisExportAt(asked);
	const { slug } = reading.record;
	const report = await synthesisReportFile(context.store, reading, {
		...{ scope, risk: options.risk },
		// A path alone leads nowhere from a file.
		address: new URL(exported.address ?? `/syntheses/${slug}`, request.url).href,
	});
	return fileResponse(report, { name: `${slug}.docx`, type: WORD }, headers);
});
