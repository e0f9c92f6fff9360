// player: the entry of the page's bundle. Brings in every element of the player.
import "./local-command";
import "./run-controls";
import "./run-output";
import "./run-results";
import "./trace-table";
import "./trace-timeline";
// The cards take their players out of the page before these come to life.
import "./puzzles/puzzle-card";
import "./puzzles/puzzle-progress";
import "./demo-player";
