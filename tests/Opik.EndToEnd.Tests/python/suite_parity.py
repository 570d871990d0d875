"""A test suite run by the official client; prints the report. Arguments: project, address of the model server, name of the suite."""

import json
import os
import sys

project, model_server, name = sys.argv[1:4]
os.environ.update(OPENAI_API_KEY="none", OPENAI_BASE_URL=model_server, OPENAI_API_BASE=model_server, LITELLM_LOCAL_MODEL_COST_MAP="True")

import opik  # noqa: E402

client = opik.Opik(project_name=project)
suite = client.get_or_create_test_suite(
    name=name,
    project_name=project,
    global_assertions=["is polite", "is short"],
    global_execution_policy={"runs_per_item": 2, "pass_threshold": 1},
)
suite.insert(
    [
        {"data": {"question": "plain"}},
        {"data": {"question": "own"}, "assertions": ["mentions it", "is short"], "execution_policy": {"runs_per_item": 3, "pass_threshold": 3}},
        {"data": {"question": "RUDE"}},
        {"data": {"question": "text"}},
    ]
)


def answer(item):
    if item["question"] == "text":
        return "a text"
    return {"input": item["question"], "output": "answer to " + item["question"]}


result = opik.run_tests(
    test_suite=suite,
    task=answer,
    experiment_name="by python",
    experiment_config={"prompt": "v1"},
    experiment_tags=["nightly"],
    model="openai/gpt-5-nano",
    verbose=0,
    generate_report=False,
)
client.end()
print(json.dumps(result.to_report_dict()))
