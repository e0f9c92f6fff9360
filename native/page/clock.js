// clock: one clock for all threads. Emscripten before 3.1.30 counts each thread's time from that
// thread's own start, and corrects it by a guess.
mergeInto(LibraryManager.library, {
  emscripten_get_now__sig: 'd',
  emscripten_get_now__deps: [],
  emscripten_get_now: function () { return performance.timeOrigin + performance.now(); },
});
