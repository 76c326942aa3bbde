import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../schemas/csv';
import { defaultFramework } from '../default-framework';
import { runSteps } from '../steps';
import { detectLayout } from './columns';
import { isMentioned, mentionedIn } from './person-match';

const FILE = `Name,Email,Statistics
"Díaz, Cara",,3
Bao Tran,BAO@example.org,2
"  ada   okafor ",,1
Bao Tran,BAO@example.org,2
`;

describe('the people a file mentions', () => {
	const table = parseCsv(FILE);
	const mentioned = runSteps(mentionedIn(table, detectLayout(table, defaultFramework)));

	it.each([
		['a name turned round and with an accent', { name: 'Cara Diaz' }],
		['an e-mail, whatever the name', { name: 'B. T.', email: 'bao@example.org' }],
		['a name with other spaces and case', { name: 'Ada Okafor', email: 'ada@example.org' }],
	])('are found by %s', (_, person) => {
		expect(isMentioned(person, mentioned)).toBe(true);
	});

	it('are nobody else', () => {
		expect(isMentioned({ name: 'Emre Yilmaz', email: 'emre@example.org' }, mentioned)).toBe(false);
		expect(mentioned.names.size).toBe(3);
	});
});
