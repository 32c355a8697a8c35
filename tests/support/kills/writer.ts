import { writeSync } from "node:fs";
import { saveStudy } from "#app/services/save-study.ts";
import { openStore } from "#db/store.ts";
import { studyWith } from "../study-builder.ts";

// Saves studies without end, each once more as soon as it is there, and says of each save that it is done: the name,
// the version and the title, in a line.
const store = openStore(process.argv[2] ?? "", { create: false });
const acknowledge = (slug: string, version: number, title: string) => {
	writeSync(1, `${slug}\t${version}\t${title}\n`);
};
const common = { actor: { kind: "system" }, reason: "A save" } as const;
for (let number = 0; ; number++) {
	const title = `Trial ${process.pid} ${number}`;
	const { slug } = saveStudy(store, { ...common, document: studyWith({ title }), visibility: "published" });
	acknowledge(slug, 1, title);
	const edited = `${title}, edited`;
	saveStudy(store, { ...common, slug, expectedVersion: 1, document: studyWith({ title: edited }) });
	acknowledge(slug, 2, edited);
}
