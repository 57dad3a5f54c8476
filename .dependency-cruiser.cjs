// The table of rooms: who may import whom. Each rule says why.

/** Rooms that may be imported from, by room; every room may import from itself. */
const mayImport = {
  certificate: ['failure'],
  bundle: ['certificate', 'failure'],
  agent: ['failure'],
  proxy: ['certificate', 'failure'],
  diagnosis: ['certificate', 'bundle', 'agent', 'proxy', 'failure'],
  expiry: ['certificate', 'bundle', 'diagnosis', 'failure'],
  report: ['certificate', 'bundle', 'agent', 'proxy', 'diagnosis', 'expiry', 'failure'],
};

const roomRules = Object.entries(mayImport).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `Data flows one way: ${room}/ stands above ${others.join(', ')} only, so that it can be understood and tested without the rest.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${room}|${others.join('|')})(/|\\.ts$)` },
}));

/** Modules and packages with side effects, and the only places that may touch them. */
const only = (name, comment, what, where) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: where },
  to: { path: what },
});

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one idea, or that data flows both ways.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'failure-stands-alone',
      comment: 'Every room may fail, so the failure may depend on none of them; its codes are those that failure/ has a text for.',
      severity: 'error',
      from: { path: '^src/failure(/|\\.ts$)' },
      to: { path: '.*', pathNot: '^src/failure/' },
    },
    {
      name: 'failure-texts-are-lazy',
      comment: 'Every command can fail, and only `explain` prints what a failure means: all others know the codes as a type alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(failure/|report/explaining/explainable\\.ts$)' },
      to: { path: '^src/failure/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'report-is-pure',
      comment: 'A report is data and a format is a function of it: no file, no network, no clock.',
      severity: 'error',
      from: { path: '^src/(report|diagnosis)/' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'src-is-the-product',
      comment: 'What is shipped does not lean on what is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(fixtures|test|bench|packaging)/' },
    },
    {
      name: 'no-dev-packages-in-src',
      comment: 'A package that the product needs is a dependency, or it is missing where the product is installed.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails on a user’s machine.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only(
      'files-in-their-rooms',
      'Bytes come from sources/ and go to store/; the agent’s own settings are read in agent/.',
      '^(node:)?fs(/promises)?$|node_modules/fs-extra/',
      '^src/((bundle/(sources|store)|agent|expiry/channels)/|main\\.ts$)',
    ),
    only(
      'network-in-handshake',
      'Only a leg of the handshake, or an alert channel, talks to the network.',
      '^(node:)?(net|tls|dns|http|https|dgram)(/promises)?$',
      '^src/(proxy/handshake|expiry/channels)/',
    ),
    only(
      'crypto-in-certificate',
      'Fingerprints and signatures are questions to a certificate; beside that, containers are opened and Digest logins made with passwords.',
      '^(node:)?crypto$',
      '^src/certificate/|^src/proxy/handshake/(secure|digest-login)\\.ts$|^src/bundle/encodings/(jks\\.ts$|pkcs12/)',
    ),
    only(
      'one-file-for-x509',
      'The package costs a tenth of a second to load: one file imports it, lazily loaded.',
      'node_modules/(@peculiar/x509|reflect-metadata)/',
      '^src/certificate/extension-texts\\.ts$',
    ),
    only(
      'one-room-for-node-forge',
      'It stands in for ciphers that OpenSSL has given up, which only old containers have.',
      'node_modules/node-forge/',
      '^src/bundle/encodings/pkcs12/rc2\\.ts$',
    ),
    only(
      'one-file-for-fflate',
      'An archive is written for a support case alone: one file imports it, lazily loaded.',
      'node_modules/fflate/',
      '^src/cli/supporting/zip\\.ts$',
    ),
    only('one-room-for-commander', 'How things are asked is the business of cli/.', 'node_modules/commander/', '^src/cli/'),
    only(
      'no-child-processes',
      'A tool that runs as root starts no other program, except to ask the service manager, to keep an SELinux label, and to run a real curl where --curl asks for it.',
      '^(node:)?child_process$',
      '^src/(agent/service|bundle/store/label|cli/probing/run-curl)\\.ts$',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
