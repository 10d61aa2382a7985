import type { Command } from 'commander'
export function addBackup(_program: Command): void {}
