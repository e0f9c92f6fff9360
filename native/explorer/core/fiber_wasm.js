// fiber_wasm: what JavaScript knows of exceptions, a set of it for each fiber.
//
// Emscripten calls what may throw through JavaScript: by invoke_*, which keeps the C stack's pointer and gives it
// back after a catch. When a fiber is rewound those calls are made anew, and the pointer stands at the fiber's last
// place: what they would give back is too deep, and a catch in a loop would eat the stack up. So the pointer is kept
// when a call is made, and stands there again when it is made anew.
var cooksFiberStack = ['$stackSave', '$stackRestore'].filter(function (name) {
  return name in LibraryManager.library; // an export in 3.1.6, of the library later
});

mergeInto(LibraryManager.library, {
  // Asyncify replaces these; the linker wants them all the same.
  start_unwind: function () {},
  stop_unwind: function () {},
  start_rewind: function () {},
  stop_rewind: function () {},

  $cooksFiber__deps: ['$exceptionCaught', '$exceptionLast', '$uncaughtExceptionCount'].concat(cooksFiberStack),
  $cooksFiber__postset: 'cooksFiber.known = new Map();',
  $cooksFiber: {
    known: null,
    rewinding: 0, // where C++ keeps whether the fiber at work is being rewound: a word
    at: null, // the fiber at work
    run: 0, // what fibers run, and the same as a function
    body: null,

    // The exceptions that are being handled: `at` gets what is there now, and its own come there.
    exchange: function (at) {
      var caught = exceptionCaught, last = exceptionLast, uncaught = uncaughtExceptionCount;
      exceptionCaught = at.caught;
      exceptionLast = at.last;
      uncaughtExceptionCount = at.uncaught;
      at.caught = caught;
      at.last = last;
      at.uncaught = uncaught;
    },

    // A call on a fiber that may throw. `stacks` has the pointer for each that the fiber is in; C++ begins with
    // the outermost when it rewinds.
    go: function (at, call, a, b, c, d, e, f) {
      var depth = at.depth++;
      if (!HEAPU32[cooksFiber.rewinding]) {
        var stack = stackSave();
        at.stacks[depth] = stack;
        at.count = at.depth;
        if (!depth) HEAPU32[(at.fiber >> 2) + 2] = stack;
      } else if (at.depth < at.count) {
        stackRestore(at.stacks[at.depth]);
      }
      try {
        return call(a, b, c, d, e, f);
      } finally {
        at.depth = depth;
      }
    },
  },

  // What invoke_* calls.
  $getWasmTableEntry__deps: ['$cooksFiber', '$cooksFiberCalls'],
  $cooksFiberCalls: ' []',
  $getWasmTableEntry: function (index) {
    var known = cooksFiberCalls[index];
    if (known) return known;
    var call = wasmTable.get(index);
    return cooksFiberCalls[index] = call.length > 6
      ? function (...args) {
        var at = cooksFiber.at;
        return at ? cooksFiber.go(at, function () { return call(...args); }) : call(...args);
      }
      : function (a, b, c, d, e, f) {
        var at = cooksFiber.at;
        return at ? cooksFiber.go(at, call, a, b, c, d, e, f) : call(a, b, c, d, e, f);
      };
  },

  cooks_fiber_watch__sig: 'vi',
  cooks_fiber_watch__deps: ['$cooksFiber'],
  cooks_fiber_watch: function (rewinding) { cooksFiber.rewinding = rewinding >> 2; },

  // Runs a fiber, or goes on with it, until it yields or ends.
  cooks_fiber_run__sig: 'viii',
  cooks_fiber_run__deps: ['$cooksFiber'],
  cooks_fiber_run: function (run, argument, fiber) {
    var at = cooksFiber.known.get(fiber);
    if (!at) {
      at = { fiber: fiber, stacks: [], count: 0, depth: 0, caught: [], last: 0, uncaught: 0 };
      cooksFiber.known.set(fiber, at);
    }
    if (cooksFiber.run !== run) {
      cooksFiber.run = run;
      cooksFiber.body = wasmTable.get(run);
    }
    at.depth = 0;
    cooksFiber.exchange(at);
    cooksFiber.at = at;
    try {
      cooksFiber.body(argument);
    } finally {
      cooksFiber.at = null;
      cooksFiber.exchange(at);
    }
  },

  cooks_fiber_forget__sig: 'vii',
  cooks_fiber_forget__deps: ['$cooksFiber'],
  cooks_fiber_forget: function (fiber, isForGood) {
    var at = cooksFiber.known.get(fiber);
    if (!at) return;
    at.count = at.last = at.uncaught = 0;
    if (at.caught.length) at.caught = [];
    if (isForGood) cooksFiber.known.delete(fiber);
  },
});
