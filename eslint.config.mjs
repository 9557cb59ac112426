import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const servicePackages = ['identity', 'import', 'notification', 'gateway', 'console'].flatMap((name) => [
  `@rollcall/${name}`,
  `@rollcall/${name}/*`,
]);
const noDeepImports = {
  group: ['@rollcall/*/src/*', '@rollcall/*/dist/*'],
  message: 'Import a library by its name, not by a path inside it.',
};

/** Rules of one project; the arrows between files (cycles, layers) are checked by dependency-cruiser. */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.generated.*', '**/coverage/**', '.nx/**'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  prettier,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*/*.mjs', '*/*/*.mjs'] } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // What a `using` cleans up must still be there while the promise runs.
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what you export: no `export *`.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['libs/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noDeepImports, { group: servicePackages, message: 'A library knows no service.' }] },
      ],
    },
  },
  {
    files: ['services/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noDeepImports,
            {
              group: servicePackages,
              message: 'A service never imports another service: use its API, its events or its commands.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.entity.ts', '**/*.rules.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noDeepImports,
            {
              group: ['@nestjs/*', '**/*.service.js', '**/*.controller.js', '**/*.consumer.js', '**/*.module.js'],
              message: 'Entities and rules know nobody.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
      ],
    },
  },
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.spec.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
