// How the workflows are bundled, ahead of time and at a worker's start alike.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { BundleOptions } from '@temporalio/worker'

const DOMAIN = path.resolve(import.meta.dirname, '../domain')

/** As tsconfig.json has it. The SDK's own choice, es2017, writes each spread of an object out as a slow loop. */
const TARGET = 'es2023'

export const WORKFLOWS = path.resolve(import.meta.dirname, '../workflows/index.ts')

/** What the SDK's bundler does besides the usual (docs/decisions/0027). */
export const bundlerOptions = () =>
  ({
    // Pure, so that it is evaluated once for all cases of a worker and not anew for each that enters its memory.
    preloadModules: readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(DOMAIN, name)),
    webpackConfigHook(config) {
      for (const rule of config.module?.rules ?? []) {
        const { jsc } = (rule as CompilerRule).use?.options ?? {}
        if (jsc) jsc.target = TARGET
      }
      return config
    },
  }) satisfies Partial<BundleOptions>

interface CompilerRule {
  readonly use?: { readonly options?: { readonly jsc?: { target: string } } }
}
