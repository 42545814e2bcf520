import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { define as defineFeed } from './parse-feed.ts'
import { define as defineMail } from './parse-mail.ts'
import { define as defineResume } from './parse-resume.ts'

/** Reads files and prints what they say; no database. */
export function define(command: Command, cli: Cli): void {
  defineResume(command.command('resume').exitOverride(), cli)
  defineMail(command.command('mail').description('messages, as one JSON array').exitOverride(), cli)
  defineFeed(command.command('feed').description('feeds, as one JSON array').exitOverride(), cli)
}
