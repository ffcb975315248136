import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import a11y from 'eslint-plugin-jsx-a11y-x'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

const noElectronApi = ['ipcMain', 'ipcRenderer', 'contextBridge'].map(name => ({
  name: 'electron',
  importNames: [name],
  message: `${name} belongs to the one file that owns it`,
}))
const restricted = (message, group) => ({ group, message })
const imports = (patterns, paths = []) => ({ 'no-restricted-imports': ['error', { paths, patterns }] })

/** Markup never comes from a string: imported text is shown as text. */
const noMarkupFromText = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'imported text is never HTML' },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'imported text is never HTML',
  },
]
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'export by name' }

export default defineConfig(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'tour', 'e2e/bench/bare'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', '.dependency-cruiser.cjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...noMarkupFromText, noDefaultExport],
    },
  },
  { files: ['renderer/**'], ...hooks.configs.flat['recommended-latest'] },
  { files: ['renderer/**/*.tsx'], ...(a11y.flatConfigs?.recommended ?? a11y.configs.recommended) },
  {
    files: ['renderer/**'],
    rules: imports([
      restricted('the renderer reaches the main process over IPC only', [
        'electron',
        'electron/*',
        'node:*',
        '**/electron/**',
        'lowdb',
        'lowdb/*',
      ]),
    ]),
  },
  {
    files: ['shared/**'],
    rules: imports([
      restricted('shared code runs in both processes', [
        'electron',
        'electron/*',
        'node:*',
        'lowdb',
        'lowdb/*',
        'react',
        'react-dom',
        '**/electron/**',
        '**/renderer/**',
      ]),
    ]),
  },
  {
    files: ['electron/**'],
    rules: imports(
      [restricted('the main process has no DOM', ['react', 'react-dom', '**/renderer/**'])],
      noElectronApi,
    ),
  },
  { files: ['electron/ipc/serve.ts', 'electron/preload.ts'], rules: imports([]) },
  {
    // A test may read the real files that lie beside the project, with Node.
    files: ['shared/**/*.test.ts'],
    rules: imports([restricted('shared code runs in both processes', ['electron', '**/renderer/**'])]),
  },
  {
    files: ['**/*.config.ts', '**/*.config.js', 'e2e/global-setup.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts'],
    rules: { 'max-lines': 'off', 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  { files: ['e2e/**'], rules: { 'no-empty-pattern': 'off', 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['**/*.cjs', 'eslint.config.js'], ...ts.configs.disableTypeChecked },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
)
