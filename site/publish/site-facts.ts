// What the site says of itself, and the order that file names can't tell. Knows no page's contents.

export const site = {
  name: "Many Cooks",
  tagline: "Concurrency you can run",
  description:
    "Learn concurrency in C++ with programs that really run: in your terminal, as threads in this page, and step by step.",
  namespace: "cooks",
};

/** The parts of the book. A chapter belongs to the last part that starts at or before its file's number. */
export const parts = [
  { from: 1, title: "The kitchen and the machine" },
  { from: 6, title: "Threads" },
  { from: 14, title: "CPU-bound and I/O-bound" },
  { from: 17, title: "High level" },
];

/** Pages without a number, in this order; ones not named here follow by title. */
export const furtherPages = ["spot-the-slip", "host-it-yourself", "add-your-own-demo", "tried-on", "sources"];
