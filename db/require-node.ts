// better-sqlite3 13 crashes the process under Node below 22 rather than throwing, so this must be imported first.
const major = Number(process.versions.node.split(".")[0]);
if (major < 22) {
	throw new Error(
		`Equipoise needs Node 22 or newer for its database; this is ${process.version}. Start it with "npm start", which brings its own.`,
	);
}
