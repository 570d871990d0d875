using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Datasets and test suites with the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonDatasetTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Datasets_are_inserted_deduplicated_read_filtered_changed_restored_and_cleared(string version)
    {
        var answer = await RunAsync(version, "datasets.py");

        JsonAssert.Same("""
            {
              "absent": [404, {"errors": ["Dataset not found"]}], "no_version": null, "after_insert": ["v1", 5000], "deduplicated": 5000, "same": true,
              "order": [true, 5000], "found": ["q499", "q4990", "q4991", "q4992", "q4993", "q4994", "q4995", "q4996", "q4997", "q4998", "q4999"],
              "exact": [true], "few": 3, "info": ["v3", 4999, 0, 0, 1, true, ["latest"]], "old": ["v1", 5000, 5000, false],
              "unknown_version": "DatasetVersionNotFound", "tags": ["gold"], "tagged": 5000, "listed": true, "restored": ["v4", 5000, 1, 1, 0],
              "cleared": [0, "v5", 5000], "gone": true
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Test_suites_keep_assertions_and_policies_and_a_dataset_moves_with_its_versions(string version)
    {
        var answer = await RunAsync(version, "test_suites.py");

        JsonAssert.Same("""
            {
              "created": ["v1", ["is polite"], {"runs_per_item": 3, "pass_threshold": 2}], "items": ["hacked?", "refund?"],
              "serious": [["is urgent"], "serious", {"runs_per_item": 5, "pass_threshold": 4}], "version": ["v3", 2, 0],
              "settings": [["is polite", "is short"], {"runs_per_item": 3, "pass_threshold": 2}], "old": ["v2", 2, ["is polite"]],
              "history": [["a", "b"], ["a", "b", "c"], ["b", "c"]]
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Test_suites_are_listed_tagged_changed_in_part_and_run(string version)
    {
        var answer = await RunAsync(version, "suite_items.py");

        JsonAssert.Same("""
            {
              "kept": [[["is helpful"], 3, 2], ["regression", "v2"]], "same": true, "assertions_only": [["is accurate", "is short"], 3, 2],
              "policy_only": [["is accurate", "is short"], 5, 3], "cleared_settings": [[], 1, 1], "default": [1, 1],
              "left": [["changed", null], ["question 2", "number 2"], ["question 3", "number 3"], ["question 4", "number 4"]], "without_id": true,
              "passed": [4, 4, null], "experiments": true, "lists": [true, false, true], "after": 0, "deleted": true
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_test_suite_moves_with_versions_settings_assertion_results_and_traces_of_several_projects(string version)
    {
        var answer = await RunAsync(version, "migrate_suite.py");

        JsonAssert.Same($$"""
            {
              "type": "evaluation_suite", "versions": 4, "shape": [["v1", ["one"], 1, 0], ["v2", ["one"], 1, 3], ["v3", ["one", "two"], 3, 4], ["v4", ["three"], 5, 3]],
              "differences": [], "moved": [["judged", "trial", "evaluation_suite", {"runner": "here", "project_name": "{{Project(version, "migrate_suite.py")}} new home"}, ["e2e"]]],
              "pinned": "v2", "checks": [["check of Q1", true, "because of Q1"], ["check of Q2", false, "because of Q2"], ["check of Q3", false, "because of Q3"]],
              "traces": ["run of Q1", "run of Q2", "run of Q3"], "spans": ["step of Q1", "step of Q2", "step of Q3"]
            }
            """, answer);
    }

    private async Task<JsonObject> RunAsync(string version, string script) =>
        await PythonScript.RunAsync(version, script, server.Address, Project(version, script));

    private static string Project(string version, string script) => $"python {version} {Path.GetFileNameWithoutExtension(script)}";
}
