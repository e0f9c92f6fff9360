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
