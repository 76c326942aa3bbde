import { describe, expect, it } from 'vitest';
import { invitationSchema, newPasswordSchema, setupSchema, signInSchema } from './account';
import { parseForm, textFields } from './form';

describe('account forms', () => {
	it('say how many characters a password lacks', () => {
		const parsed = parseForm(setupSchema, {
			workspace: 'Example ML',
			name: 'Mara',
			email: 'Mara@Example.org ',
			password: 'short pass',
			start: 'empty',
		});
		expect(parsed).toEqual({
			ok: false,
			issues: { password: 'At least 12 characters, any kind. 2 to go.' },
		});
	});

	it('count characters as people do', () => {
		expect(parseForm(newPasswordSchema, '😀😃😄😁😆😅😂🤣😊😇🙂🙃').ok).toBe(true);
		expect(parseForm(newPasswordSchema, 'aaaaaaaaaaaaaaa').ok).toBe(false);
		expect(parseForm(newPasswordSchema, 'ab'.repeat(101)).ok).toBe(false);
	});

	it('read an e-mail address in lower case without spaces around it', () => {
		const parsed = parseForm(signInSchema, { email: ' Mara@Example.org ', password: 'x' });
		expect(parsed).toEqual({ ok: true, output: { email: 'mara@example.org', password: 'x' } });
	});

	it.each(['', 'mara', 'mara@', '@example.org', 'a b@example.org', `${'a'.repeat(251)}@b.c`])(
		'refuse %j as an address, with one message',
		(email) => {
			const parsed = parseForm(signInSchema, { email, password: 'x' });
			expect(parsed.ok).toBe(false);
			if (!parsed.ok) expect(Object.keys(parsed.issues)).toEqual(['email']);
		},
	);

	it('read no member as none', () => {
		const parsed = parseForm(invitationSchema, {
			email: 'a@b.c',
			role: 'viewer',
			teams: [],
			member: '',
		});
		expect(parsed).toEqual({
			ok: true,
			output: { email: 'a@b.c', role: 'viewer', teams: [], member: undefined },
		});
	});

	it('take the fields they name and nothing else', () => {
		const form = new FormData();
		form.set('email', 'a@b.c');
		form.set('__proto__', 'x');
		form.set('other', 'y');
		expect(textFields(form, ['email', 'password'])).toEqual({ email: 'a@b.c', password: '' });
	});
});
