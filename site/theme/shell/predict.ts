// <cooks-predict data-key="what-is-the-least" data-right="2">: the reader commits to a choice, then learns the answer and its reason.
// The choice is kept; Reset asks first. Without this script question, choices and a folded answer stand there as text.
import { recall, remember } from "./remember";
import { rootUrl } from "./site";

const pagePath = location.pathname.slice(rootUrl.pathname.length) || "index.html";

class CooksPredict extends HTMLElement {
  #inputs: HTMLInputElement[] = [];
  #answer: HTMLElement | null = null;
  #verdict = document.createElement("p");
  #foot = document.createElement("div");

  connectedCallback(): void {
    const list = this.querySelector(".predict-choices");
    const details = this.querySelector("details");
    this.#answer = this.querySelector<HTMLElement>(".predict-answer");
    const question = this.querySelector<HTMLElement>(".predict-question");
    if (!list || !details || !this.#answer || !question || this.#inputs.length > 0) return;

    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.append(...question.childNodes);
    legend.className = "predict-question";
    group.append(legend);
    const name = `predict-${this.dataset.key ?? ""}`;
    for (const choice of list.children) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      const text = document.createElement("span");
      input.type = "radio";
      input.name = name;
      text.append(...choice.childNodes);
      label.append(input, text);
      group.append(label);
      this.#inputs.push(input);
    }
    this.#foot.className = "predict-foot";
    this.#foot.append(this.#button("Commit", "predict-commit", () => this.#commit()));
    this.#verdict.className = "predict-verdict";
    this.#verdict.setAttribute("role", "status");
    question.replaceWith(group);
    list.remove();
    details.replaceWith(this.#verdict, this.#answer, this.#foot);
    this.#answer.hidden = true;
    this.#answer.tabIndex = -1;

    const kept = Number(recall(this.#key) ?? NaN);
    const input = this.#inputs[kept];
    if (input) {
      input.checked = true;
      this.#reveal(kept);
    }
  }

  get #key(): string {
    return `predict:${pagePath}:${this.dataset.key ?? ""}`;
  }

  #button(text: string, className: string, onClick: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = text;
    button.addEventListener("click", onClick);
    return button;
  }

  #commit(): void {
    const chosen = this.#inputs.findIndex((input) => input.checked);
    if (chosen < 0) {
      this.#verdict.textContent = "Choose one first.";
      this.#inputs[0]?.focus();
      return;
    }
    remember(this.#key, String(chosen));
    this.#reveal(chosen);
    this.#answer?.focus({ preventScroll: true });
  }

  #reveal(chosen: number): void {
    const right = Number(this.dataset.right);
    this.#inputs.forEach((input, i) => {
      input.disabled = true;
      input.parentElement?.classList.toggle("right", i === right);
      input.parentElement?.classList.toggle("wrong", i === chosen && i !== right);
    });
    this.#verdict.textContent = chosen === right ? "You predicted it." : "Not what happens.";
    this.#foot.replaceChildren(this.#button("Reset", "predict-reset", () => this.#askReset()));
    if (this.#answer) this.#answer.hidden = false;
  }

  #askReset(): void {
    const question = document.createElement("span");
    question.textContent = "Forget your prediction?";
    const yes = this.#button("Forget it", "predict-reset", () => this.#reset());
    const no = this.#button("Keep it", "predict-reset", () => {
      this.#foot.replaceChildren(this.#button("Reset", "predict-reset", () => this.#askReset()));
      this.#foot.querySelector("button")?.focus();
    });
    this.#foot.replaceChildren(question, yes, no);
    no.focus();
  }

  #reset(): void {
    remember(this.#key, undefined);
    for (const input of this.#inputs) {
      input.disabled = false;
      input.checked = false;
      input.parentElement?.classList.remove("right", "wrong");
    }
    this.#verdict.textContent = "";
    if (this.#answer) this.#answer.hidden = true;
    this.#foot.replaceChildren(this.#button("Commit", "predict-commit", () => this.#commit()));
    this.#inputs[0]?.focus();
  }
}

customElements.define("cooks-predict", CooksPredict);
