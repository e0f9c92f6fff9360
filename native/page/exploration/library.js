// library: puts the explorer's calls on the module, texts in and texts out. A request is an object in JSON; it
// is handed over as names and values in pairs, so that the module needs no parser.
var cooksExplorerStrings = ['$UTF8ToString', '$stringToUTF8', '$lengthBytesUTF8'].filter(function (name) {
  return name in LibraryManager.library; // part of the runtime in 3.1.6, of the library later
});

mergeInto(LibraryManager.library, {
  $cooksExplorerWithText__deps: ['malloc', 'free'].concat(cooksExplorerStrings),
  $cooksExplorerWithText: function (text, call) {
    var size = lengthBytesUTF8(text) + 1;
    var at = _malloc(size);
    if (!at) throw new Error('There is no memory for a request of ' + size + ' bytes.');
    stringToUTF8(text, at, size);
    try {
      return UTF8ToString(call(at));
    } finally {
      _free(at);
    }
  },

  $cooksExplorerFields: function (request) {
    var asked = JSON.parse(request);
    if (!asked || typeof asked !== 'object' || Array.isArray(asked)) throw new SyntaxError('a request is an object');
    var text = '';
    var clean = function (part) { return String(part).replace(/\0/g, '') + '\0'; };
    var add = function (name, value) {
      (Array.isArray(value) ? value : [value]).forEach(function (one) { text += clean(name) + clean(one); });
    };
    Object.entries(asked).forEach(function (field) {
      if (field[0] !== 'parameters') add(field[0], field[1]);
      else Object.entries(field[1]).forEach(function (parameter) { add('--' + parameter[0], parameter[1]); });
    });
    return text;
  },

  cooks_explorer_offer__sig: 'v',
  cooks_explorer_offer__deps: ['$cooksExplorerWithText', '$cooksExplorerFields'].concat(cooksExplorerStrings),
  cooks_explorer_offer: function () {
    var asked = function (call) {
      return function (request) {
        var fields;
        try {
          fields = cooksExplorerFields(request);
        } catch (error) {
          return JSON.stringify({ error: 'This is no request: ' + error.message + '.' });
        }
        return cooksExplorerWithText(fields, call);
      };
    };
    var plain = function (call) {
      return function () { return UTF8ToString(call()); };
    };
    var counted = function (call) {
      return function (number) { return UTF8ToString(call(Number.isInteger(number) ? number : -1)); };
    };
    Module['open'] = asked(_cooks_explorer_open);
    Module['board'] = plain(_cooks_explorer_board);
    // A turn is a text as in the codes of schedules, or the number of an actor, and which way it goes.
    Module['take'] = function (turn, alternative) {
      if (typeof turn === 'string') return cooksExplorerWithText(turn, _cooks_explorer_take_turn);
      return UTF8ToString(_cooks_explorer_take(Number.isInteger(turn) ? turn : -1, Number.isInteger(alternative) ? alternative : 0));
    };
    Module['undo'] = plain(_cooks_explorer_undo);
    Module['restart'] = plain(_cooks_explorer_restart);
    Module['finish'] = plain(_cooks_explorer_finish);
    Module['replay'] = function (turns) { return cooksExplorerWithText(String(turns), _cooks_explorer_replay); };
    Module['go_to'] = counted(_cooks_explorer_go_to);
    Module['search'] = asked(_cooks_explorer_search);
    Module['search_on'] = function (milliseconds) { return UTF8ToString(_cooks_explorer_search_on(Number(milliseconds) || 0)); };
  },
});
