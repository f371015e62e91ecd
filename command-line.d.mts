// The types of command-line.mjs, which TypeScript cannot read there.
import type { parseArgs, ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** What a command takes. */
export interface CommandLine<O extends Options> {
  /** How it is called and what it does: its first line begins with `npm run`. */
  readonly usage: string
  /** As `parseArgs` of node:util takes them; none, if not given. */
  readonly options?: O
  /** The least and the most words that stand beside options; none, if not given. */
  readonly positionals?: readonly [least: number, most: number]
  /** What is said when there are too few of them. */
  readonly missing?: string
  /** Whether each of those words is a whole number from 1 on. */
  readonly counts?: boolean
}

export type ReadCommandLine<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>

/** A command line that cannot be understood; the message says what is wrong, and ends with the usage. */
export class WrongUsage extends Error {}

/** @throws WrongUsage */
export function parseCommandLine<const O extends Options>(
  command: CommandLine<O>,
  args: readonly string[],
): ReadCommandLine<O>

/** Whether the usage is asked for: what follows `--` is no option. */
export function asksForHelp(args: readonly string[]): boolean

/** Reads the command line of this process; ends it with the usage when that is asked for, or when it is wrong. */
export function readCommandLine<const O extends Options>(
  command: CommandLine<O>,
  args?: readonly string[],
): ReadCommandLine<O>
