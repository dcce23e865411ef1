// Bundles libraries.js into app/static, with the versions and licences of all that is in it.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const STATIC = "../static";
const NAME = "editor-libraries";

const made = await build({
  entryPoints: ["libraries.js"],
  outfile: `${STATIC}/${NAME}.min.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  write: false,
});
const names = [...new Set(
  Object.keys(made.metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]),
)].filter(Boolean).sort();
const about = names.map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return { told: `${name} ${version}`, license, text: readFileSync(`${folder}/${file}`, "utf8") };
});
const versions = about.map(({ told }) => told).join(", ");
writeFileSync(
  `${STATIC}/${NAME}.min.js`,
  `/* ${versions}; licences: ${NAME}-LICENSES.txt; made in app/editor_libraries */\n${made.outputFiles[0].text}`,
);
writeFileSync(
  `${STATIC}/${NAME}-LICENSES.txt`,
  about.map(({ told, license, text }) => `${told} (${license})\n\n${text.trim()}\n`).join("\n\n"),
);
console.log(versions);
