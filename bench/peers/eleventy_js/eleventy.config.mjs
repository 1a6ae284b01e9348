// A plain site of pages made from the lists in _data; templates are JavaScript, the fastest that Eleventy has.
export default function (config) {
  config.addPassthroughCopy("plain.css");
  return { dir: { input: ".", output: "public" }, templateFormats: ["11ty.js"] };
}
