/** Which file may know which: cycles, borders between packages, and the arrows inside a service (docs/architecture.md). */
const spec = '[.](unit|int|e2e)[.]spec[.]ts$|[.]fixture[.]ts$|/testing/|/bench/|^e2e/|^tools/';
/** Programs that write generated files; they run during development only. */
const generators = '^libs/contracts/src/documents/';
const edges = '[.](controller|consumer|task)[.]ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle cannot be understood, tested or taken out one file at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'services-never-import-services',
      comment: 'Use the other service’s API, its events or its commands.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libraries-know-no-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|tools|e2e|bench)/' },
    },
    {
      name: 'nobody-imports-the-outside',
      comment: 'Runners, benchmarks and journeys use the product; the product does not use them.',
      severity: 'error',
      from: { path: '^(libs|services)/' },
      to: { path: '^(tools|e2e|bench|deploy)/' },
    },
    {
      name: 'libraries-by-name-only',
      comment: 'A library is what its index says; its files may move.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|services/[^/]+|tools|e2e)/' },
      to: { path: '^libs/([^/]+)/(src|dist)/', pathNot: ['^$1/', '^libs/[^/]+/(src|dist)/index[.](ts|js|d[.]ts)$'] },
    },
    {
      name: 'only-specs-use-the-testing-library',
      severity: 'error',
      from: { path: '^(libs|services)/', pathNot: [spec, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'edges-are-called-by-nobody',
      comment: 'Controllers, consumers and tasks call services; only their module names them.',
      severity: 'error',
      from: { path: '^services/', pathNot: ['[.]module[.]ts$', spec, edges] },
      to: { path: edges },
    },
    {
      name: 'edges-do-not-touch-entities',
      comment: 'Entities are changed by services, which own the transaction.',
      severity: 'error',
      from: { path: edges },
      to: { path: '[.]entity[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entities-and-rules-know-nobody',
      severity: 'error',
      from: { path: '[.](entity|rules)[.]ts$', pathNot: spec },
      to: {
        path: ['[.](service|controller|consumer|task|module|sql)[.]ts$', '^node_modules/@nestjs/'],
        preCompilationOnly: false,
      },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(libs|services)/[^/]+/src/', pathNot: [spec, generators, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { pathNot: '[.]d[.]ts$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^libs/[^/]+/dist/'] },
    exclude: { path: ['^services/[^/]+/dist/', '^tools/dist/', '[.]generated[.]'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    combinedDependencies: false,
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
