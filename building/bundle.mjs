/**
 * Bundles the browser sources: `node building/bundle.mjs OUTPUT`.
 *
 * Every static/<audience>/main.js and main.css becomes one hashed file named after the audience; every
 * picture or font under static/ is copied under a hashed name, and so is every font that a style sheet takes
 * from a package, with that package's licence. manifest.json maps logical to hashed names.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COPIED = [".ico", ".png", ".svg", ".webmanifest", ".woff2"];
const COMPRESSED = [".css", ".js", ".svg", ".txt", ".webmanifest"];
const TARGET = ["chrome103", "safari15.4", "firefox115"]; // chrome103 is what older OBS versions carry

const output = process.argv[2];
const entries = Object.fromEntries([...entryPoints("static")].map(({ source, out }) => [source, out]));
const result = await build({
  entryPoints: Object.entries(entries).map(([source, out]) => ({ in: source, out })),
  entryNames: "[dir]/[name]-[hash]",
  assetNames: "[name]-[hash]",
  outdir: output,
  publicPath: "/static/", // a style sheet that stands in a page names its fonts as well
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  format: "esm",
  target: TARGET,
  charset: "utf8",
  legalComments: "linked",
  loader: Object.fromEntries(COPIED.map((extension) => [extension, "copy"])),
  logLevel: "warning",
});

const licences = Object.fromEntries(fontLicences());

mkdirSync(output, { recursive: true });
for (const file of result.outputFiles) write(basename(file.path), file.contents);
for (const { hashed, contents } of Object.values(licences)) write(hashed, contents);
writeFileSync(join(output, "manifest.json"), JSON.stringify(manifest(), null, 1) + "\n");

/** The bundles of every audience, and every file that is only copied. */
function* entryPoints(folder) {
  for (const audience of readdirSync(folder).sort()) {
    for (const kind of ["js", "css"]) {
      const source = `${folder}/${audience}/main.${kind}`;
      if (existsSync(source)) yield { source, out: audience };
    }
  }
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const source = `${folder}/${name.split(sep).join("/")}`;
    if (COPIED.includes(extname(source))) yield { source, out: basename(source, extname(source)) };
  }
}

/** Logical name → hashed name: "attendee.js" → "attendee-AB12CD34.js". */
function manifest() {
  const names = Object.entries(result.metafile.outputs).map(([path, { entryPoint }]) => {
    const hashed = basename(path);
    const bare = hashed.replace(/-[A-Z0-9]{8}(?=\.[^-]*$)/, "");
    return [entryPoint ? entries[entryPoint] + extname(hashed) : bare, hashed];
  });
  for (const [name, { hashed }] of Object.entries(licences)) names.push([name, hashed]);
  const logical = Object.fromEntries(names.sort());
  if (Object.keys(logical).length !== names.length) throw new Error("two files under static/ share one name");
  return logical;
}

/** The licence of each package that a font was taken from: "inter.LICENSE.txt" for …/inter. */
function* fontLicences() {
  const fonts = Object.keys(result.metafile.inputs).filter((path) => path.endsWith(".woff2"));
  const folders = fonts.map((path) => /^node_modules\/(?:@[^/]+\/)?([^/]+)/.exec(path)).filter(Boolean);
  for (const [name, folder] of new Map(folders.map(([folder, name]) => [name, folder]))) {
    const contents = readFileSync(`${folder}/LICENSE`);
    const digest = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
    yield [`${name}.LICENSE.txt`, { hashed: `${name}-${digest}.LICENSE.txt`, contents }];
  }
}

/** A file as it is and, where that is smaller, ready for browsers that read brotli or gzip. */
function write(name, contents) {
  const path = join(output, name);
  const plain = Buffer.from(contents);
  writeFileSync(path, plain);
  if (!COMPRESSED.includes(extname(name))) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const packed = { ".br": brotliCompressSync(plain, { params }), ".gz": gzipSync(plain, { level: 9 }) };
  for (const [suffix, bytes] of Object.entries(packed)) {
    if (bytes.length < plain.length) writeFileSync(path + suffix, bytes);
  }
}
