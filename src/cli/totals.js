// The closing line of .ci/run: adds up the reports of several Vitest runs. The first argument is 1
// when a step failed; the others are report files, each of which must be there.
import { readFileSync } from 'node:fs';

const [broken, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of files) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		passed += report.numPassedTests;
		failed += report.numFailedTests;
		// A file that could not be read or set up has no tests of its own to count.
		for (const suite of report.testResults) {
			if (suite.status === 'failed' && suite.assertionResults.length === 0) failed += 1;
		}
		if (report.success === false && report.numFailedTests === 0) process.exitCode = 1;
	} catch {
		console.log(`No report ${file}: that run did not finish.`);
		failed += 1;
	}
}
if (broken === '1') process.exitCode = 1;
if (failed > 0 || passed === 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
