// Imported before anything else: the database driver crashes under an older Node, and packages may not load at all.
if (Number(process.versions.node.split(".")[0]) < 24) {
	process.stderr.write(
		`Equipoise needs Node 24; this is ${process.version}. Run it as npm run equipoise -- …, which brings its own.\n`,
	);
	process.exit(1);
}
