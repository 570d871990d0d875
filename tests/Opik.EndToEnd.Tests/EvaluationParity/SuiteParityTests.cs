using System.Text.Json.Nodes;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.Evaluation;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Suites;
using Opik.Llm;
using Opik.Testing.FakeLlm;
using Opik.Testing.Json;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.EvaluationParity;

/// <summary>One test suite, run by the Python client and by .NET with the same judge on one server: reports and experiments agree.</summary>
public sealed class SuiteParityTests(RunningServer server)
{
    private const string Project = "suite-parity";

    // Ids of runs, times and names are of each run.
    private static readonly string[] OfOneRun = ["experiment_id", "experiment_name", "experiment_url", "generated_at", "total_time_seconds", "trace_id", "task_execution_time_seconds", "scoring_time_seconds"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task A_suite_run_in_dotnet_agrees_with_one_of_the_Python_client()
    {
        await using var judge = await FakeLlmServer.StartAsync();
        judge.Answer = SuiteJudge.Answer;
        var python = await PythonScript.RunAsync("2.2.122", "suite_parity.py", server.Address, Project, judge.OpenAi.ToString(), "support");
        var callsOfPython = judge.Requests.Count;
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = Project });
        var suite = await client.TestSuites.GetAsync("support", cancellationToken: Cancellation);

        var result = await client.RunTestsAsync(
            suite,
            item => (string)item["question"]! == "text" ? (object)"a text" : new { input = (string)item["question"]!, output = $"answer to {item["question"]}" },
            new TestRunOptions
            {
                ExperimentName = "by dotnet",
                ExperimentConfig = new JsonObject { ["prompt"] = "v1" },
                ExperimentTags = ["nightly"],
                Model = JudgeModel.Of("openai/gpt-5-nano", new ChatModelOptions { Endpoint = judge.OpenAi, ApiKey = "none" }),
                GenerateReport = false,
            },
            Cancellation);

        Assert.Equal(callsOfPython, judge.Requests.Count - callsOfPython);
        Same(Comparable(python), Comparable(result.ToReport()));
        Same(await ExperimentAsync((string)python["experiment_id"]!), await ExperimentAsync(result.ExperimentId.ToString()));
    }

    private static JsonObject Comparable(JsonObject report)
    {
        var copy = report.DeepClone().AsObject();
        // The official client runs the newest item first.
        copy["items"] = new JsonArray([.. copy["items"]!.AsArray().Select(item => item!.DeepClone()).OrderBy(item => (string?)item["dataset_item_id"], StringComparer.Ordinal)]);
        Remove(copy);
        return copy;
    }

    private static void Remove(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in OfOneRun)
                members.Remove(name);
            foreach (var (_, member) in members)
                Remove(member);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Remove(item);
        }
    }

    // What the page of the experiments shows.
    private async Task<JsonObject> ExperimentAsync(string id)
    {
        var stored = await new StoredContentsReader(server.Process.Client).GetAsync($"/v1/private/experiments/{id}", Cancellation);
        return new JsonObject(new[] { "dataset_name", "evaluation_method", "metadata", "tags", "type", "status", "trace_count", "pass_rate", "passed_count", "total_count", "assertion_scores", "feedback_scores" }
            .Select(name => KeyValuePair.Create(name, stored[name]?.DeepClone())));
    }

    private static void Same(JsonNode expected, JsonNode actual)
    {
        var differences = JsonComparison.Compare(expected, actual);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
