// Lint rules: type-checked rules that find real mistakes. How code looks is Prettier's matter alone.
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['node_modules/', '.state/', 'dist/', 'coverage/', 'prisma/generated/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // These six cry about sound code: variables that a closure sets, arrows that hand on nothing, adapters.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Jest's expect(object.method) and Express handlers are no calls without `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
      ],
    },
  },
  {
    // What runs before anything is installed or compiled: plain JavaScript, for which there are no types.
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-undef': 'error',
    },
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'Buffer',
          'URL',
          'module',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // The environment is read and validated in configuration.ts; entry points hand it in.
    files: ['**/*.ts'],
    ignores: [
      'configuration.ts',
      'prisma.config.ts',
      '**/main.ts',
      'test/**',
      'prisma/deploy.ts',
      'worker/set-up.ts',
      'worker/health.ts',
      'embedded/token.ts',
      'embedded/commands/*.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'configuration.ts reads it; entry points hand it in.',
        },
      ],
    },
  },
)
