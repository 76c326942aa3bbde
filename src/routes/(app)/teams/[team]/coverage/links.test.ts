import { describe, expect, it } from 'vitest';
import { actionAddress, otherParams, viewAddress } from './links';

const url = (search: string) => new URL(`http://localhost/teams/a/coverage${search}`);

describe('addresses of the coverage page', () => {
	it('change one parameter and keep the others', () => {
		expect(viewAddress(url('?preset=frontier'), { leave: 'bao' })).toBe(
			'?preset=frontier&leave=bao',
		);
		expect(viewAddress(url('?leave=bao'), { leave: undefined })).toBe('/teams/a/coverage');
	});

	it('forget the action of a plain form that was sent', () => {
		expect(viewAddress(url('?/save&leave=bao'), {})).toBe('?leave=bao');
		expect(actionAddress(url('?/save&leave=bao'), 'remove')).toBe('?/remove&leave=bao');
		expect(actionAddress(url(''), 'save')).toBe('?/save');
	});

	it('carry the other parameters of a form', () => {
		expect(otherParams(url('?/save&leave=bao&preset=frontier'), 'leave')).toEqual([
			['preset', 'frontier'],
		]);
	});
});
