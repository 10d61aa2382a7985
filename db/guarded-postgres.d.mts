import type { Plugin } from 'esbuild'

export declare const guardedPostgres: Plugin
