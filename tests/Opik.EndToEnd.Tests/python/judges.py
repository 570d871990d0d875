"""Judges, answered by a model on loopback (second argument): a prompt over a dataset, conversations, single metrics."""
import os
import sys

# The judges ask OpenAI, through whichever name their library reads.
for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE"):
    os.environ[name] = sys.argv[2]
os.environ["OPENAI_API_KEY"] = "none"
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["OPIK_PROJECT_NAME"] = sys.argv[1]

import opik
from opik.evaluation import evaluate_prompt, evaluate_threads
from opik.evaluation.metrics import AnswerRelevance, ConversationalCoherenceMetric, GEval, Hallucination, Moderation, UserFrustrationMetric

from client import PROJECT, answer

MODEL = "gpt-4o-mini"
client = opik.Opik(project_name=PROJECT)
dataset = client.create_dataset(f"{PROJECT} questions", project_name=PROJECT)
dataset.insert([{"question": f"question {number}"} for number in range(3)])
prompt = client.create_chat_prompt(f"{PROJECT} prompt", [{"role": "user", "content": "Say {{question}}"}])
result = evaluate_prompt(
    dataset=dataset, messages=[{"role": "user", "content": "Say {{question}}"}], model=MODEL, prompt=prompt, experiment_name=f"{PROJECT} asked", verbose=0,
    scoring_metrics=[
        Hallucination(model=MODEL, track=True),
        Moderation(model=MODEL, track=True),
        AnswerRelevance(model=MODEL, require_context=False, track=True),
        GEval(model=MODEL, task_introduction="Judge the answer", evaluation_criteria="It is short", name="short", track=True),
    ],
)
experiment = client.get_experiment_by_id(result.experiment_id)
data = experiment.get_experiment_data()
items = experiment.get_items()

for number in range(2):
    trace = client.trace(name="turn", thread_id="talk", input={"text": f"question {number}"}, output={"text": f"answer {number}"})
    trace.end()
client.flush()
threads = client.get_threads_client()
threads.close_thread("talk", PROJECT)
evaluate_threads(
    project_name=PROJECT, filter_string='id = "talk"', eval_project_name=f"{PROJECT} judges", verbose=0,
    metrics=[ConversationalCoherenceMetric(model=MODEL, window_size=2), UserFrustrationMetric(model=MODEL, window_size=2)],
    trace_input_transform=lambda text: text["text"], trace_output_transform=lambda text: text["text"],
)
opik.flush_tracker()
talk = threads.search_threads(project_name=PROJECT, filter_string='id = "talk"')[0]
judged = client.search_traces(project_name=f"{PROJECT} judges")

answer(
    scores={score.name: score.value for score in data.feedback_scores},
    reasons=sorted({score["reason"] for item in items for score in item.feedback_scores}, key=str),
    outputs=[item.evaluation_task_output["output"] for item in items],
    prompts=[link.prompt_name for link in data.prompt_versions or []],
    model=data.metadata.get("model"),
    # Of the prompt and of four judges; one of them thinks aloud once more, for the first items.
    usage=data.usage["total_tokens"] >= 75,
    cost=(data.total_estimated_cost or 0) > 0,
    thread={score.name: [score.value, score.reason] for score in talk.feedback_scores or []},
    judged=len(judged) > 0,
)
