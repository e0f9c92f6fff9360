// address-parameters: the run that a page's address asks for. In a page of several demos each name is
// prefixed (?race.threads=8&race.variant=mutex); where the address names the demo, as an embedded player's
// does, names stand alone (?demo=race&variant=mutex&threads=8). So they do in a link to a schedule, where the values are
// those of the board (&schedule=race.3f2a91c0.sc.b2c). Knows no page.

export interface AddressParameters {
  readonly variant: string | undefined;
  /** Values by parameter name, unchecked. */
  readonly values: Readonly<Record<string, string>>;
  /** The code of a schedule to lay on the board, or "" to open the board alone; undefined if it isn't asked for. */
  readonly schedule: string | undefined;
}

const ofThePage = new Set(["demo", "variant", "compare", "board", "schedule"]);

export function addressParameters(query: string, demo: string): AddressParameters {
  const all = new URLSearchParams(query);
  const isAlone = all.get("demo") === demo;
  const values: Record<string, string> = {};
  let variant = isAlone ? (all.get("variant") ?? undefined) : undefined;
  const schedule = isAlone ? (all.get("schedule") ?? (all.has("board") ? "" : undefined)) : undefined;
  for (const [key, value] of all) {
    const name = key.startsWith(`${demo}.`) ? key.slice(demo.length + 1) : isAlone && !key.includes(".") ? key : "";
    if (name === "variant") variant = value;
    else if (name !== "" && !ofThePage.has(name)) values[name] = value;
  }
  return { variant, values, schedule };
}
