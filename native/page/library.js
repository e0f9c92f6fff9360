// library: what C++ asks of JavaScript in a page. Functions marked __proxy run on the thread of the
// host worker, where Module.cooks is; the others run in the worker of the thread that calls them.
var cooksStrings = ['$UTF8ToString', '$stringToUTF8', '$lengthBytesUTF8'].filter(function (name) {
  return name in LibraryManager.library; // part of the runtime in 3.1.6, of the library later
});

mergeInto(LibraryManager.library, {
  $cooksNewText__deps: ['malloc'].concat(cooksStrings),
  $cooksNewText: function (text) {
    var size = lengthBytesUTF8(text) + 1;
    var at = _malloc(size);
    if (at) stringToUTF8(text, at, size);
    return at;
  },

  // The address of the site, for requests to its own origin.
  cooks_page_base__sig: 'i',
  cooks_page_base__proxy: 'sync',
  cooks_page_base__deps: ['$cooksNewText'],
  cooks_page_base: function () { return cooksNewText(Module['cooks']['base']); },

  // The run begins: from here on the page may read the trace, and the watchdog looks regularly.
  cooks_page_started__sig: 'vi',
  cooks_page_started__proxy: 'sync',
  cooks_page_started__deps: ['cooks_watch'],
  cooks_page_started: function (block) {
    Module['wasmMemory'] = wasmMemory;
    Module['cooks']['started'](block);
    setInterval(function () { _cooks_watch(); }, 40);
  },

  cooks_page_finished__sig: 'vi',
  cooks_page_finished__proxy: 'sync',
  cooks_page_finished__deps: cooksStrings,
  cooks_page_finished: function (text) { Module['cooks']['finished'](UTF8ToString(text)); },

  // Starts another instance of this module, as a child. It is known by the address of its listener, which is
  // told what comes from it. Whoever writes or kills waits until this worker has done so.
  cooks_page_spawn__sig: 'viii',
  cooks_page_spawn__proxy: 'sync',
  cooks_page_spawn__deps: ['$cooksDeliver', 'cooks_pipe_ended', '$cooksNewText', 'free'].concat(cooksStrings),
  cooks_page_spawn: function (child, entry, threads) {
    Module['cooks']['spawn'](child, UTF8ToString(entry), threads, {
      arrived: function (bytes) { cooksDeliver(child, bytes); },
      ended: function (why) {
        var text = cooksNewText(why);
        _cooks_pipe_ended(child, text);
        _free(text);
      },
    });
  },

  cooks_page_write__sig: 'iiii',
  cooks_page_write__proxy: 'sync',
  cooks_page_write: function (child, bytes, size) {
    return Module['cooks']['write'](child, HEAPU8.slice(bytes, bytes + size)) ? 1 : 0;
  },

  // Ends it, and its listener hears that it has ended.
  cooks_page_kill__sig: 'vi',
  cooks_page_kill__proxy: 'sync',
  cooks_page_kill: function (child) { Module['cooks']['kill'](child); },

  // Ends it, and its listener hears nothing any more.
  cooks_page_drop__sig: 'vi',
  cooks_page_drop__proxy: 'sync',
  cooks_page_drop: function (child) { Module['cooks']['drop'](child); },

  // This instance is a child: its listener is told what comes from the one that started it.
  cooks_page_listen__sig: 'vi',
  cooks_page_listen__proxy: 'sync',
  cooks_page_listen__deps: ['$cooksDeliver', 'cooks_watch'],
  cooks_page_listen: function (listener) {
    Module['cooks']['listen'](function (bytes) { cooksDeliver(listener, bytes); });
    setInterval(function () { _cooks_watch(); }, 5);
  },

  $cooksDeliver__deps: ['malloc', 'free', 'cooks_pipe_arrived'],
  $cooksDeliver: function (listener, bytes) {
    var at = _malloc(bytes.length || 1);
    if (!at) throw new Error('There is no memory for a message of ' + bytes.length + ' bytes.');
    HEAPU8.set(bytes, at);
    _cooks_pipe_arrived(listener, at, bytes.length);
    _free(at);
  },

  // A request that blocks this thread, as a thread should. Fills five words: status, type, body,
  // length of the body, error; texts are the caller's to free.
  cooks_page_get__sig: 'vii',
  cooks_page_get__deps: ['$cooksNewText'],
  cooks_page_get: function (url, answer) {
    var request = new XMLHttpRequest();
    var error = '', body = 0, length = 0;
    try {
      request.open('GET', UTF8ToString(url), false);
      request.responseType = 'arraybuffer';
      request.send();
      var bytes = new Uint8Array(request.response || []);
      length = bytes.length;
      body = _malloc(length || 1);
      if (body) HEAPU8.set(bytes, body);
      else error = 'there is no memory for ' + length + ' bytes';
    } catch (e) {
      error = 'the browser could not get it: ' + e.message;
    }
    var type = request.getResponseHeader('Content-Type') || '';
    var words = answer >> 2;
    HEAP32[words] = request.status;
    HEAP32[words + 1] = cooksNewText(type);
    HEAP32[words + 2] = body;
    HEAP32[words + 3] = length;
    HEAP32[words + 4] = error ? cooksNewText(error) : 0;
  },
});
