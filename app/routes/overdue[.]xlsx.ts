import { answeringExports } from "#app/http/files/note-export.ts";
import { overdueXlsx } from "#app/http/topics/overdue-files.ts";

export const loader = answeringExports(overdueXlsx);
