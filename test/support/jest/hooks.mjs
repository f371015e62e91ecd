// TypeScript by SWC as it stands, and `@jest/globals`, which refuses to be loaded by plain Node. Not tsx, as in
// development: its esbuild names every function at run time, which makes long walks of the tables three times slower.
import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

const globals = new URL('./globals.mjs', import.meta.url).href
const isRelative = (specifier) => specifier.startsWith('./') || specifier.startsWith('../')

export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true }
  if (isRelative(specifier) && specifier.endsWith('.js') && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL)
    if (existsSync(source)) return { url: source.href, shortCircuit: true }
  }
  return next(specifier, context)
}

export async function load(url, context, next) {
  const { pathname } = new URL(url)
  if (!url.startsWith('file:') || !pathname.endsWith('.ts')) return next(url, context)
  const filename = fileURLToPath(new URL(pathname, url))
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  })
  return { format: 'module', source: code, shortCircuit: true }
}
