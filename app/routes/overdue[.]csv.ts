import { answeringExports } from "#app/http/files/note-export.ts";
import { overdueCsv } from "#app/http/topics/overdue-files.ts";

export const loader = answeringExports(overdueCsv);
