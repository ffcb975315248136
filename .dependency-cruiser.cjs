/** Directions of imports: shared <- electron, shared <- renderer, and nothing else. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    never(
      'no-cycles',
      'A cycle hides which part rests on which; types alone may know each other.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    never(
      'shared-is-pure',
      'shared runs in both processes.',
      { path: '^shared', pathNot: '\\.test\\.ts$' },
      {
        path: '^(electron|renderer|e2e|scripts)|^node:|node_modules/(electron|lowdb|react|react-dom)/',
      },
    ),
    never(
      'shared-has-no-node',
      'shared has no Node.',
      { path: '^shared', pathNot: '\\.test\\.ts$' },
      {
        dependencyTypes: ['core'],
      },
    ),
    never(
      'renderer-is-a-view',
      'The renderer reaches the main process over IPC.',
      { path: '^renderer' },
      {
        path: '^(electron|e2e|scripts)/|node_modules/(electron|lowdb)/',
      },
    ),
    never(
      'renderer-has-no-node',
      'The renderer is sandboxed.',
      { path: '^renderer' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'electron-has-no-dom',
      'The main process has no DOM.',
      { path: '^electron' },
      {
        path: '^(renderer|e2e|scripts)/|node_modules/(react|react-dom)/',
      },
    ),
    never(
      'library-stands-alone',
      'The store is tested in plain Node.',
      { path: '^electron/library' },
      {
        path: '^electron/(app|ipc|workers|exports|sources|cli)/|^electron/(main|compose|preload)\\.ts|node_modules/electron/',
      },
    ),
    never(
      'panels-use-the-store',
      'Panels never call the main process themselves.',
      {
        path: '^renderer/(board|review|toolbar|import|palette|help|keeping|settings|ui)/',
      },
      { path: '^renderer/api\\.ts$' },
    ),
    never(
      'ui-is-plain',
      'Building blocks know neither store nor calls.',
      { path: '^renderer/ui/' },
      {
        path: '^renderer/(store|commands|api)',
      },
    ),
    never(
      'product-needs-no-tests',
      'Nothing that ships imports a test.',
      { path: '^(shared|electron|renderer)', pathNot: '\\.test\\.tsx?$' },
      {
        path: '\\.(test|spec)\\.tsx?$|node_modules/(vitest|@playwright|fast-check)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.css', '.json'] },
  },
}
