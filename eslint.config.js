/** Lint of the browser modules: text stays text, and nothing is left lying about. */
const writesMarkup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe"].map((property) => ({
  property,
  message: "Text stays text: render with lit-html.",
}));

export default [
  {
    files: ["static/**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    rules: {
      "no-restricted-properties": [
        "error",
        ...writesMarkup,
        { object: "document", property: "write", message: "Text stays text: render with lit-html." },
        { object: "document", property: "writeln", message: "Text stays text: render with lit-html." },
      ],
      "no-restricted-imports": ["error", { patterns: [{ regex: "unsafe-(html|svg|mathml)", message: "Text stays text." }] }],
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "A page has one bundle; import at the top." },
        { selector: "Property[key.name=/^(inner|outer)HTML$/]", message: "Text stays text: render with lit-html." },
      ],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-unused-vars": ["error", { args: "none" }],
      "no-var": "error",
      "prefer-const": "error",
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-constant-condition": "error",
      "no-dupe-keys": "error",
      "no-fallthrough": "error",
      "no-self-compare": "error",
      "no-unreachable": "error",
      "no-unsafe-finally": "error",
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "require-await": "error",
    },
  },
];
