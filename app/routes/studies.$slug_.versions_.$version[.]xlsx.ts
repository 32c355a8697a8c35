import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringExports } from "#app/http/files/note-export.ts";
import { pinnedStudyAt } from "#app/http/files/pinned.ts";
import { studyXlsxAt } from "#app/http/files/study-files.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) =>
	studyXlsxAt(asked, pinnedStudyAt, ({ slug, version }) => `${slug}-version-${version}`),
);
