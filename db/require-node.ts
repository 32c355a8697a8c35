// better-sqlite3 13 crashes the process under Node below 22 rather than throwing, so this must be imported
// first, and must end the program itself: nothing that imports it has begun to run, so nothing could catch it.
const major = Number(process.versions.node.split(".")[0]);
if (major < 22) {
	process.stderr.write(
		`Equipoise needs Node 22 or newer for its database; this is ${process.version}. Start it with "npm start", which brings its own\n`,
	);
	process.exit(1);
}
