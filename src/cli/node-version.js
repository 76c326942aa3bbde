// Read by whatever Node is installed, so it uses nothing that old versions do not know.

const MAJOR = 20;
const MINOR = 19;

/**
 * A sentence when this Node is too old, otherwise undefined.
 * @param {string} version such as "20.19.1"
 * @returns {string | undefined}
 */
export function nodeTooOld(version) {
	const parts = version.split('.').map(Number);
	const major = parts[0] || 0;
	const minor = parts[1] || 0;
	if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return undefined;
	return 'Meridian needs Node ' + MAJOR + '.' + MINOR + ' or newer; this is Node ' + version + '.';
}

/** Ends the process with that sentence when Node is too old. */
export function requireNode() {
	const sentence = nodeTooOld(process.versions.node);
	if (sentence === undefined) return;
	console.error(sentence);
	process.exit(1);
}
