// The files of the checkout as the house tests read them: what people wrote, without what was installed or generated.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { CHECKOUT } from '../../../dev/place.js'

const LEFT_OUT = new Set(['node_modules', '.git', '.state', 'dist', 'coverage', 'generated'])

function walk(folder: string): string[] {
  return readdirSync(path.join(CHECKOUT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (LEFT_OUT.has(entry.name)) return []
    return entry.isDirectory() ? walk(file) : [file]
  })
}

/** Every file below the checkout, or below these folders of it; paths from the checkout, with slashes. */
export const filesIn = (...folders: string[]): string[] =>
  (folders.length ? folders : ['.']).flatMap(walk).sort()

const CODE = /\.(ts|mjs|cjs|js)$/

/** Every source file, or those below these folders. */
export const sourcesIn = (...folders: string[]) => filesIn(...folders).filter((file) => CODE.test(file))

export const textOf = (file: string) => readFileSync(path.join(CHECKOUT, file), 'utf8')

export const exists = (file: string) => existsSync(path.join(CHECKOUT, file))

const trees = new Map<string, ts.SourceFile>()

/** The file as a syntax tree with parents; read once in each test file. */
export function treeOf(file: string): ts.SourceFile {
  const tree = trees.get(file) ?? ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ESNext, true)
  trees.set(file, tree)
  return tree
}

/** Every node below this one for which `find` has something to say, as `file:line what`. */
export function findings(file: string, find: (node: ts.Node) => string | undefined): string[] {
  const tree = treeOf(file)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const what = find(node)
    if (what !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${file}:${line + 1} ${what}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** The package's own description. */
export const packageJson = JSON.parse(textOf('package.json')) as {
  engines: { node: string }
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
