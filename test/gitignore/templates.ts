/** Ignore files as projects of many kinds have them, for timing and for verdicts on real text. */

const NODE = `# Logs
logs
*.log
npm-debug.log*
yarn-debug.log*
lerna-debug.log*
.pnpm-debug.log*
report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json
pids
*.pid
*.seed
*.pid.lock
lib-cov
coverage
*.lcov
.nyc_output
.grunt
bower_components
.lock-wscript
build/Release
node_modules/
jspm_packages/
web_modules/
*.tsbuildinfo
.npm
.eslintcache
.stylelintcache
.rpt2_cache/
.node_repl_history
*.tgz
.yarn-integrity
`;

const ENV = `.env
.env.*
!.env.example
`;

const NODE_FRAMEWORKS = `.cache
.parcel-cache
.next
out
.nuxt
dist
.vuepress/dist
.temp
.docusaurus
.serverless/
.fusebox/
.dynamodb/
.tern-port
.vscode-test
.yarn/cache
.yarn/unplugged
.yarn/build-state.yml
.yarn/install-state.gz
.pnp.*
`;

const YARN = `.pnp.*
.yarn/*
!.yarn/patches
!.yarn/plugins
!.yarn/releases
!.yarn/sdks
!.yarn/versions
`;

const PYTHON = `__pycache__/
*.py[codz]
*$py.class
*.so
.Python
build/
develop-eggs/
dist/
downloads/
eggs/
.eggs/
lib/
lib64/
parts/
sdist/
var/
wheels/
share/python-wheels/
*.egg-info/
.installed.cfg
*.egg
MANIFEST
*.manifest
*.spec
pip-log.txt
htmlcov/
.tox/
.nox/
.coverage
.coverage.*
nosetests.xml
coverage.xml
*.cover
*.py.cover
.hypothesis/
.pytest_cache/
*.mo
*.pot
local_settings.py
db.sqlite3
db.sqlite3-journal
instance/
.scrapy
docs/_build/
.ipynb_checkpoints
profile_default/
celerybeat-schedule
celerybeat.pid
*.sage.py
.env
.envrc
.venv
env/
venv/
ENV/
env.bak/
venv.bak/
.spyderproject
/site
.mypy_cache/
.dmypy.json
.pyre/
`;

const VISUAL_STUDIO = `*.rsuser
*.suo
*.user
*.userosscache
*.sln.docstates
*.env
mono_crash.*
[Dd]ebug/
[Dd]ebugPublic/
[Rr]elease/
[Rr]eleases/
x64/
x86/
[Ww][Ii][Nn]32/
[Aa][Rr][Mm]/
[Aa][Rr][Mm]64/
[Bb]in/
[Oo]bj/
[Ll]og/
[Ll]ogs/
.vs/
Generated\\ Files/
[Tt]est[Rr]esult*/
[Bb]uild[Ll]og.*
nunit-*.xml
dlldata.c
BenchmarkDotNet.Artifacts/
project.lock.json
artifacts/
ScaffoldingReadMe.txt
*_i.c
*_p.c
*_h.h
*.ilk
*.meta
*.obj
*.pdb
!Assets/**/*.pdb
*.pgd
*.tmp
*.tmp_proj
*_wpftmp.csproj
*.tlog
*.vspscc
_Chutzpah*
ipch/
*.opendb
*.cachefile
*.VC.db
*.psess
*.sap
*.e2e
$tf/
_ReSharper*/
*.[Rr]e[Ss]harper
_TeamCity*
*.dotCover
.axoCover/*
!.axoCover/settings.json
coverage*.json
coverage*.xml
_NCrunch_*
.*crunch*.local.xml
nCrunchTemp_*
*.mm.*
AutoTest.Net/
DocProject/Help/*.HxT
DocProject/Help/Html2
publish/
*.[Pp]ublish.xml
*.azurePubxml
*.publishproj
PublishScripts/
*.nupkg
*.snupkg
**/[Pp]ackages/*
!**/[Pp]ackages/build/
*.nuget.props
*.nuget.targets
csx/
*.build.csdef
ecf/
rcf/
AppPackages/
*.appx
*.[Cc]ache
!?*.[Cc]ache/
ClientBin/
~$*
*~
*.dbmdl
*.jfm
*.pfx
*.publishsettings
orleans.codegen.cs
_UpgradeReport_Files/
Backup*/
*.mdf
*.ldf
*.rdl.data
*.bim_*.settings
FakesAssemblies/
*.GhostDoc.xml
.ntvs_analysis.dat
*.plg
*.opt
*.vbw
**/*.HTMLClient/GeneratedArtifacts
**/*.DesktopClient/GeneratedArtifacts
**/*.DesktopClient/ModelManifest.xml
_Pvt_Extensions
.paket/paket.exe
.fake/
**/[Cc]ode[Cc]overage/*
!**/[Cc]ode[Cc]overage/keep/
.vscode/*
!.vscode/settings.json
!.vscode/tasks.json
!.vscode/launch.json
!.vscode/extensions.json
!.vscode/*.code-snippets
.history/
*.vsix
`;

const JETBRAINS = `.idea/**/workspace.xml
.idea/**/tasks.xml
.idea/**/usage.statistics.xml
.idea/**/dictionaries
.idea/**/shelf
.idea/**/aws.xml
.idea/**/contentModel.xml
.idea/**/dataSources/
.idea/**/dataSources.local.xml
.idea/**/gradle.xml
.idea/**/libraries
cmake-build-*/
*.iws
out/
atlassian-ide-plugin.xml
crashlytics.properties
`;

const MACOS = '.DS_Store\n.AppleDouble\n.LSOverride\nIcon\r\r\n._*\n.Spotlight-V100\n.Trashes\n';

const TERRAFORM = `**/.terraform/*
*.tfstate
*.tfstate.*
crash.*.log
*.tfvars
*.tfvars.json
override.tf
*_override.tf
!example_override.tf
!example.tfvars
`;

const UNITY = `/[Ll]ibrary/
/[Tt]emp/
/[Oo]bj/
/[Bb]uild/
/[Mm]emoryCaptures/
!/[Aa]ssets/**/*.meta
/[Aa]ssets/AssetStoreTools*
/[Aa]ssets/[Aa]ddressable[Aa]ssets[Dd]ata/*/*.bin*
sysinfo.txt
*.apk
`;

const ALLOW_LIST = `*
!*/
!.gitignore
!*.go
!go.sum
!go.mod
!README.md
!LICENSE
!Makefile
!/docs/**
!/scripts/*.sh
`;

const LARAVEL = `/.phpunit.cache
/node_modules
/public/build
/public/hot
/public/storage
/storage/*.key
/vendor
.env
.env.backup
.env.production
auth.json
/.fleet
`;

const RAILS = `*.rbc
/log/*
/tmp/*
!/log/.keep
!/tmp/.keep
/storage/*
!/storage/.keep
config/initializers/secret_token.rb
config/master.key
config/secrets.yml
.env*
!.env.example
!.env.test
`;

const KEEP = '*\n!.gitignore\n';

/** Two dozen of them, alone and as projects combine them. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  empty: '',
  node: NODE,
  'node, env': NODE + ENV,
  'node, frameworks, env': NODE + NODE_FRAMEWORKS + ENV,
  'node, yarn, env': NODE + YARN + ENV,
  'node, macOS': NODE + MACOS,
  python: PYTHON,
  'python, env': PYTHON + ENV,
  'python, node': PYTHON + NODE + NODE_FRAMEWORKS,
  'visual studio': VISUAL_STUDIO,
  'visual studio, env': VISUAL_STUDIO + ENV,
  'visual studio, node, env': VISUAL_STUDIO + NODE + NODE_FRAMEWORKS + ENV,
  'visual studio, python, jetbrains': VISUAL_STUDIO + PYTHON + JETBRAINS,
  'jetbrains, env': JETBRAINS + ENV,
  terraform: TERRAFORM,
  'terraform, env': TERRAFORM + ENV,
  unity: UNITY,
  'unity, visual studio, env': UNITY + VISUAL_STUDIO + ENV,
  'allow-list': ALLOW_LIST,
  'allow-list, env': ALLOW_LIST + ENV,
  'allow-list, visual studio': ALLOW_LIST + VISUAL_STUDIO,
  laravel: LARAVEL,
  rails: RAILS,
  keep: KEEP,
  everything: [NODE, NODE_FRAMEWORKS, YARN, PYTHON, VISUAL_STUDIO, JETBRAINS, MACOS, TERRAFORM]
    .concat(UNITY, LARAVEL, RAILS, ENV)
    .join(''),
};
