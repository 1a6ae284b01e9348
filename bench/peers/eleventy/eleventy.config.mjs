// A plain site of pages made from the lists in _data; templates are Nunjucks, the usual choice, which escapes by itself.
export default function (config) {
  config.addPassthroughCopy("plain.css");
  return { dir: { input: ".", output: "public" }, templateFormats: ["njk"] };
}
