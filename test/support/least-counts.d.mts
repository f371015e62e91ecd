// Types of least-counts.mjs, which enters without a compiler.

export const LEAST: Readonly<Record<string, number>>
export const LEAST_QUICK: Readonly<Record<string, number>>
export function tooFew(part: string, passed: number, least: number): string | undefined
