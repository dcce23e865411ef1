// HTML of ours, told as names, attributes and texts (app/trees.py): no text is parsed here.
function plant([name, attributes, ...parts]) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...parts.map((part) => (typeof part === "string" ? part : plant(part))));
  return made;
}

// Lays parts over what stands in a place. What is the same is not touched, so that the browser lays
// out and paints the rest only, and a link keeps the focus.
function lay(place, parts) {
  parts.forEach((part, at) => {
    const there = place.childNodes[at];
    if (typeof part === "string") {
      if (there?.nodeType !== Node.TEXT_NODE) there ? there.replaceWith(part) : place.append(part);
      else if (there.data !== part) there.data = part;
      return;
    }
    const [name, attributes, ...inside] = part;
    if (there?.localName !== name) {
      if (there) there.replaceWith(plant(part));
      else place.append(plant(part));
      return;
    }
    for (const key of there.getAttributeNames()) if (!(key in attributes)) there.removeAttribute(key);
    for (const [key, value] of Object.entries(attributes)) {
      if (there.getAttribute(key) !== value) there.setAttribute(key, value);
    }
    lay(there, inside);
  });
  while (place.childNodes.length > parts.length) place.lastChild.remove();
}
