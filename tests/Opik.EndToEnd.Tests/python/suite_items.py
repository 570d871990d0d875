"""Test suites as collections: tags, lists, settings changed in part, items changed and cleared, their experiments."""
import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
NAME, PLAIN = f"{PROJECT} suite", f"{PROJECT} plain"
suite = client.create_test_suite(NAME, description="first", global_assertions=["is helpful"], global_execution_policy={"runs_per_item": 3, "pass_threshold": 2}, tags=["regression", "v2"])
client.create_dataset(PLAIN)
again = client.get_or_create_test_suite(NAME, global_assertions=["is other"], global_execution_policy={"runs_per_item": 1, "pass_threshold": 1}, tags=["other"])


def settings():
    found = client.get_test_suite(NAME)
    policy = found.get_global_execution_policy()
    return [found.get_global_assertions(), policy["runs_per_item"], policy["pass_threshold"]]


same = again.id == suite.id
kept = [settings(), sorted(client.get_test_suite(NAME).get_tags())]
suite.update_test_settings(global_assertions=["is accurate", "is short"])
assertions_only = settings()
suite.update_test_settings(global_execution_policy={"runs_per_item": 5, "pass_threshold": 3})
policy_only = settings()
suite.update_test_settings(global_assertions=[], global_execution_policy={"runs_per_item": 1, "pass_threshold": 1})
cleared_settings = settings()
default = client.create_test_suite(f"{PROJECT} bare").get_global_execution_policy()

suite.insert([{"data": {"q": f"question {number}"}, "description": f"number {number}"} for number in range(5)])
items = {item["data"]["q"]: item for item in suite.get_items()}
suite.update([{"id": items["question 0"]["id"], "data": {"q": "changed"}}])
suite.delete([items["question 1"]["id"]])
try:
    suite.update([{"data": {"q": "of nobody"}}])
    without_id = "accepted"
except Exception as error:  # the class differs between versions of the client
    without_id = "Missing id" in str(error)
# A changed item is what the change says, without a description where it has none.
left = sorted([item["data"]["q"], item.get("description")] for item in suite.get_items())
# Without assertions nobody is asked, and every item passes.
result = opik.run_tests(test_suite=suite, task=lambda item: {"input": item, "output": "x"}, experiment_name=f"{PROJECT} run", verbose=0, generate_report=False)
experiments = [one.name for one in client.get_test_suite_experiments(NAME)]
suites, datasets = ({one.name for one in many} for many in (client.get_test_suites(max_results=1000), client.get_datasets(max_results=1000)))
suite.clear()
after = len(client.get_test_suite(NAME).get_items())
client.delete_test_suite(NAME)
try:
    client.get_test_suite(NAME)
    deleted = False
except Exception:  # the class differs between versions of the client
    deleted = True

answer(
    kept=kept, same=same, assertions_only=assertions_only, policy_only=policy_only, cleared_settings=cleared_settings,
    default=[default["runs_per_item"], default["pass_threshold"]], left=left, without_id=without_id, passed=[result.items_passed, result.items_total, result.pass_rate],
    experiments=experiments == [f"{PROJECT} run"], lists=[NAME in suites, PLAIN in suites, PLAIN in datasets], after=after, deleted=deleted,
)
