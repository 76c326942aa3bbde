import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as 43 characters that are safe in an address. */
export function randomToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. The secrets are random and long, so one fast hash is enough. */
export function hashToken(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
