// address-parameters: the run that a page's address asks for. In a page of several demos each name is
// prefixed (?race.threads=8&race.variant=mutex); where the address names the demo, as an embedded player's
// does, names stand alone (?demo=race&variant=mutex&threads=8). Knows no page.

export interface AddressParameters {
  readonly variant: string | undefined;
  /** Values by parameter name, unchecked. */
  readonly values: Readonly<Record<string, string>>;
}

const ofThePage = new Set(["demo", "variant", "compare"]);

export function addressParameters(query: string, demo: string): AddressParameters {
  const all = new URLSearchParams(query);
  const isAlone = all.get("demo") === demo;
  const values: Record<string, string> = {};
  let variant = isAlone ? (all.get("variant") ?? undefined) : undefined;
  for (const [key, value] of all) {
    const name = key.startsWith(`${demo}.`) ? key.slice(demo.length + 1) : isAlone && !key.includes(".") ? key : "";
    if (name === "variant") variant = value;
    else if (name !== "" && !ofThePage.has(name)) values[name] = value;
  }
  return { variant, values };
}
