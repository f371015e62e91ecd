// What is installed is exactly what was tried: exact versions, one version of all of Temporal, no addresses in the lock
// file, and every command that a page names exists.
import { describe, expect, it } from '@jest/globals'
import { exists, filesIn, packageJson, textOf } from './support/sources.js'

interface Lock {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean }>
}

const lock = JSON.parse(textOf('package-lock.json')) as Lock
/** By name; the version alone of what goes by another name here. */
const wanted = Object.fromEntries(
  Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }).map(([name, version]) => [
    name,
    version.replace(/^npm:[\w/@-]+@/, ''),
  ]),
)

describe('package.json', () => {
  it('wants exact versions', () => {
    expect(
      Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([])
  })

  it('wants one version of all Temporal packages', () => {
    const versions = Object.entries(wanted).filter(([name]) => name.startsWith('@temporalio/'))
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1)
    expect(versions.length).toBeGreaterThanOrEqual(6)
  })
})

describe('package-lock.json', () => {
  it('has one version of all Temporal packages, installed once each', () => {
    const installed = Object.entries(lock.packages).filter(([at]) =>
      /node_modules\/@temporalio\/[^/]+$/.test(at),
    )
    expect(installed.filter(([at]) => at.split('node_modules/').length > 2)).toEqual([])
    const versions = installed
      .filter(([at]) => !at.endsWith('/core-bridge'))
      .map(([, { version }]) => version)
    expect(new Set(versions)).toEqual(new Set([wanted['@temporalio/workflow']]))
  })

  it('holds the versions that package.json wants', () => {
    const other = Object.entries(wanted).filter(
      ([name, v]) => lock.packages[`node_modules/${name}`]?.version !== v,
    )
    expect(other).toEqual([])
  })

  it('carries no download addresses, so that every registry may serve it', () => {
    expect(Object.entries(lock.packages).filter(([, p]) => p.resolved !== undefined && !p.link)).toEqual([])
    expect(/https?:[^"\s]+\.(tgz|tar\.gz|git)\b/.exec(textOf('package-lock.json'))?.[0]).toBeUndefined()
  })
})

describe('commands that pages and configuration name', () => {
  const pages = filesIn().filter((file) =>
    /\.(md|yml|yaml)$|(^|\/)(Dockerfile|\.ci\/run|\.env\.example)$/.test(file),
  )

  it('are scripts of package.json', () => {
    const unknown = pages.flatMap((file) =>
      [...textOf(file).matchAll(/npm (?:run|run-script)(?: --?[\w-]+)* ([a-z][\w:-]*)/g)]
        .map(([, script]) => script ?? '')
        .filter((script) => !(script in packageJson.scripts))
        .map((script) => `${file}: npm run ${script}`),
    )
    expect(unknown).toEqual([])
  })

  it('run files that exist', () => {
    const missing = Object.entries(packageJson.scripts).flatMap(([name, script]) =>
      [...script.matchAll(/(?<=^| )[\w./-]+\.(?:ts|mjs|js|json)(?= |$)/g)]
        .map(([file]) => file)
        .filter((file) => !file.startsWith('dist/') && !exists(file))
        .map((file) => `${name}: ${file}`),
    )
    expect(missing).toEqual([])
  })
})
