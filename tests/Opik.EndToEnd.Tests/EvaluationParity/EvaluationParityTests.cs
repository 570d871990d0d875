using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.Evaluation.Results;
using Opik.Testing.Json;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.EvaluationParity;

/// <summary>
/// One evaluation of 50 items, twice each, in the words of the Python client and of .NET, over the same dataset on one server:
/// scores, statistics, the page of the experiments and what is stored of each run agree.
/// </summary>
public sealed partial class EvaluationParityTests(RunningServer server)
{
    private const string RunDependent = "Ids and stacks are those of one run.";
    private const string ItemOnce = "Item and output are in the input of the span already.";
    private const string ArgumentsOnce = "The span of a metric shows the arguments that it takes, once.";
    private const string TreeOnce = "The spans of the task stand beside it in the same trace.";
    private const string Patterns = "Patterns have names of ours.";

    /// <summary>Members that differ, with the reason; positions in lists are left out.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["[].spans[].input.test_case_.trace_id"] = RunDependent,
        ["[].spans[].output.output.score_results[].metadata.error_info.traceback"] = RunDependent,
        ["[].spans[].output.output.score_results[].metadata.error_info.exception_type"] = "Exceptions of .NET have names of .NET.",
        ["[].spans[].input.test_case_.dataset_item"] = ItemOnce,
        ["[].spans[].input.test_case_.mapped_scoring_inputs"] = ArgumentsOnce,
        ["[].spans[].output.output.test_case"] = ItemOnce,
        ["[].spans[].output.output.task_execution_time"] = "The task's span has its time.",
        ["[].spans[].output.output.scoring_time"] = "The span of the metrics has its time.",
        ["[].spans[].spans[].output"] = ArgumentsOnce,
        ["[].spans[].spans[].input.ignored_kwargs"] = ArgumentsOnce,
        ["[].spans[].spans[].input.ignored"] = ArgumentsOnce,
        ["[].spans[].spans[].input.kwargs"] = ArgumentsOnce,
        ["[].spans[].input"] = TreeOnce,
        ["[].spans[].spans[].input.task_span"] = TreeOnce,
        ["[].spans[].spans[].input.dataset_item"] = "A function over the span shows no more than it looks at.",
        ["[].spans[].spans[].input.task_outputs"] = "A function over the span shows no more than it looks at.",
        ["[].spans[].output.output.score_results[].metadata.pattern_hits[]"] = Patterns,
        ["[].spans[].spans[].output.output.metadata.pattern_hits[]"] = Patterns,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 600_000)]
    public async Task Evaluation_in_dotnet_agrees_with_that_of_the_Python_client()
    {
        const string project = "evaluation-parity";
        var python = await PythonScript.RunAsync("2.2.122", "evaluation_parity.py", server.Address, project);
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = project });

        var result = await new EvaluationProgram(client).RunAsync(Cancellation);

        CheckScores(python, result);
        CheckStatistics(python, result);
        await CheckExperimentsAsync((string)python["experiment_id"]!, result.ExperimentId.ToString());
        await CheckTracesAsync(project, (string)python["experiment_id"]!, result.ExperimentId.ToString());
    }

    private static void CheckScores(JsonObject python, EvaluationResult result)
    {
        Assert.Equal(100, result.TestResults.Count);
        var ours = result.TestResults.ToDictionary(test => $"{test.TestCase.DatasetItem["number"]}/{test.TrialId}", test => test.ScoreResults);
        foreach (var (run, scores) in python["scores"]!.AsObject())
        {
            Assert.Equal(scores!.AsObject().Select(score => score.Key), ours[run].Select(score => score.Name));
            foreach (var score in ours[run])
            {
                if (scores[score.Name] is { } expected)
                    Assert.True(Math.Abs((double)expected - score.Value) <= 1e-12, $"{run} {score.Name}: {expected} and {score.Value}");
                else
                    Assert.True(score.ScoringFailed, $"{run} {score.Name} failed in Python only.");
            }
        }
    }

    private static void CheckStatistics(JsonObject python, EvaluationResult result)
    {
        var expected = python["statistics"]!.AsObject();
        Assert.Equal(expected.Select(one => one.Key).Order(StringComparer.Ordinal), result.Scores.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, one) in expected)
        {
            var ours = result.Scores[name];
            Assert.Equal((double)one!["mean"]!, ours.Mean, 1e-12);
            Assert.Equal((double)one["min"]!, ours.Min);
            Assert.Equal((double)one["max"]!, ours.Max);
            Assert.Equal((double)one["std"]!, ours.StandardDeviation!.Value, 1e-12);
            Assert.Equal(((int)one["count"]!, (int)one["failed"]!), (ours.Values.Count, ours.FailedCount));
        }

        Assert.Equal((double)python["experiment_scores"]!["runs"]!, Assert.Single(result.ExperimentScores).Value);
    }

    // What the page of the experiments shows: everything but ids, name and times.
    private async Task CheckExperimentsAsync(string python, string dotnet)
    {
        var reader = new StoredContentsReader(server.Process.Client);
        var (expected, actual) = (await ReadAsync(python), await ReadAsync(dotnet));
        var differences = JsonComparison.Compare(expected, actual);
        Assert.True(differences.Count == 0, string.Join('\n', differences));

        async Task<JsonObject> ReadAsync(string id)
        {
            var experiment = await reader.GetAsync($"/v1/private/experiments/{id}", Cancellation);
            foreach (var member in (string[])["id", "name", "created_at", "last_updated_at", "finished_at", "duration"])
                experiment.Remove(member);
            return experiment;
        }
    }

    private async Task CheckTracesAsync(string project, string python, string dotnet)
    {
        var expected = await EvaluationShape.ReadAsync(server.Process.Client, project, python, Cancellation);
        var actual = await EvaluationShape.ReadAsync(server.Process.Client, project, dotnet, Cancellation);
        Assert.Equal((100, 100), (expected.Count, actual.Count));

        var differences = JsonComparison.Compare(expected, actual).GroupBy(difference => Positions().Replace(difference.Path, "[]")).ToDictionary(same => same.Key, same => same.First());
        Assert.True(differences.Keys.All(Deviations.ContainsKey), string.Join('\n', differences.Where(difference => !Deviations.ContainsKey(difference.Key)).Select(difference => $"{difference.Key}: {difference.Value}")));
        Assert.Empty(Deviations.Keys.Except(differences.Keys));
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, 1000)]
    private static partial Regex Positions();
}
