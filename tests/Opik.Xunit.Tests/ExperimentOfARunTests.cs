using Opik.Experiments;
using Opik.Testing;

namespace Opik.Xunit.Tests;

public sealed class ExperimentOfARunTests(TestRunFixture run) : IClassFixture<TestRunFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Rows_of_a_dataset_become_one_experiment_with_a_trace_for_each_trial()
    {
        var items = await ItemsAsync("questions");

        // Three items in three trials, and one item in the other theory.
        Assert.Equal(10, items.Count);
        Assert.Equal([("broken", 3), ("good", 4), ("wavering", 3)], items.GroupBy(item => item.DatasetItemData["question"]!.GetValue<string>()).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count())));
        Assert.Equal([0, 1, 1], ScoresOf(items, "wavering", "Passed"));
        Assert.Equal([0, 1, 1], ScoresOf(items, "wavering", "same"));
        Assert.Equal([0, 0, 0], ScoresOf(items, "broken", "Passed"));
        Assert.Equal([5, 5, 5], ScoresOf(items, "good", "length"));
    }

    [Fact]
    public void A_test_passes_when_enough_trials_do()
    {
        Assert.Contains("question: \"broken\"", Failures(), StringComparison.Ordinal);
        Assert.DoesNotContain("wavering", Failures(), StringComparison.Ordinal);
        Assert.DoesNotContain("question: \"good\"", Failures(), StringComparison.Ordinal);
        Assert.Contains("same is 0, but should be at least 1.", run.Result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("0 of 3 trials passed, 2 have to.", run.Result.StandardOutput, StringComparison.Ordinal);
        Assert.Matches("Opik trace: http://127.0.0.1:[0-9]+/api/v1/session/redirect/", run.Result.StandardOutput);
        Assert.Contains("Reason: compared", run.Result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_that_is_missing_fails_its_theory_and_no_other() =>
        Assert.Contains("no such dataset", run.Result.StandardOutput, StringComparison.Ordinal);

    [Fact]
    public void Each_test_counts_once_and_the_run_fails_with_its_tests()
    {
        // 3 + 1 rows, the theory without data, 5 plain ones that ran or were skipped, 2 rows of data, 1 of plain xUnit.
        Assert.Matches(@"Total: 12, Errors: 0, Failed: 3, Skipped: 2, Not Run: 0", run.Result.StandardOutput);
        Assert.NotEqual(0, run.Result.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Plain_tests_become_items_of_the_dataset_tests_and_a_second_run_uses_them_again()
    {
        var first = await ItemsAsync("tests");
        Assert.Equal(4, first.Count);
        Assert.Equal(3, first.Count(item => Score(item, "Passed") == 1));
        var rome = Assert.Single(first, item => item.DatasetItemData["input"]!["city"]?.GetValue<string>() == "Rome");
        Assert.Equal("Italy", rome.DatasetItemData["expected_output"]!["expected_output"]!.GetValue<string>());
        Assert.EndsWith("PlainTests.With_rows", rome.DatasetItemData["input"]!["test_name"]!.GetValue<string>(), StringComparison.Ordinal);

        await run.RunAsync(new Dictionary<string, string?> { ["OPIK_EXPERIMENT_NAME"] = "second run" });
        var second = await ItemsAsync("tests", "second run");
        Assert.Equal(first.Select(item => item.DatasetItemId).Order(), second.Select(item => item.DatasetItemId).Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_trial_has_its_error_on_the_trace_and_a_passed_one_its_spans()
    {
        var items = await ItemsAsync("questions");
        var broken = items.First(item => item.DatasetItemData["question"]!.GetValue<string>() == "broken");
        var trace = await run.Client.Traces.GetAsync(broken.TraceId, cancellationToken: Stop);
        Assert.Equal("Opik.Xunit.ScoreOutOfBoundsException", trace.ErrorInfo!.ExceptionType);
        var spans = await run.Client.Spans.SearchAsync(new() { ProjectName = run.Project, TraceId = broken.TraceId }, Stop);
        Assert.Equal(["answer", "same"], spans.Select(span => span.Name).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_experiment_says_what_was_tested()
    {
        var experiment = Assert.Single(await run.Client.Experiments.GetByNameAsync("first run", cancellationToken: Stop), found => found.DatasetName == "questions");
        var metadata = experiment.Info.Metadata!.Value;
        Assert.Equal("xunit.v3", metadata.GetProperty("framework").GetString());
        Assert.Matches("^[0-9a-f]{40}$", metadata.GetProperty("git").GetProperty("commit").GetString());
        Assert.Contains("OPIK: experiment first run: 6 passed, 4 failed.", run.Result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Switched_off_tests_run_and_nothing_is_an_experiment()
    {
        var result = await run.RunAsync(new Dictionary<string, string?> { ["OPIK_XUNIT_ENABLED"] = "false", ["OPIK_EXPERIMENT_NAME"] = "no run" });
        Assert.Contains("Total: 12", result.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(await run.Client.Experiments.GetByNameAsync("no run", cancellationToken: Stop));
    }

    [Fact(Timeout = 90_000)]
    public async Task Without_a_server_plain_tests_pass_and_the_run_says_that_nothing_was_stored()
    {
        var result = await run.RunAsync(new Dictionary<string, string?> { ["OPIK_URL_OVERRIDE"] = "http://127.0.0.1:9/api/" });
        Assert.Contains("the experiment of this run was not stored", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("With_rows(city", string.Join('\n', result.StandardOutput.Split('\n').Where(line => line.Contains("[FAIL]", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Dotnet_test_runs_the_sample_with_a_threshold_over_a_wavering_answer()
    {
        var sample = RepositoryPaths.InRepository("samples", "dotnet-test");
        var result = await run.RunAsync("dotnet", ["test", sample, "--no-build", "--nologo"], new Dictionary<string, string?> { ["OPIK_EXPERIMENT_NAME"] = "sample run" });

        Assert.Matches("Passed! .*Failed: +0, Passed: +4", result.StandardOutput);
        var items = await ItemsAsync("support questions", "sample run");
        Assert.Equal((9, 8), (items.Count, items.Count(item => Score(item, "Passed") == 1)));
    }

    private string Failures() => string.Join('\n', run.Result.StandardOutput.Split('\n').Where(line => line.Contains("[FAIL]", StringComparison.Ordinal)));

    private async Task<IReadOnlyList<ExperimentItem>> ItemsAsync(string dataset, string name = "first run")
    {
        var experiments = await run.Client.Experiments.GetByNameAsync(name, cancellationToken: Stop);
        return await Assert.Single(experiments, experiment => experiment.DatasetName == dataset).GetItemsAsync(cancellationToken: Stop);
    }

    private static decimal? Score(ExperimentItem item, string name) => item.FeedbackScores.FirstOrDefault(score => score.Name == name)?.Value;

    private static decimal?[] ScoresOf(IEnumerable<ExperimentItem> items, string question, string name) =>
        [.. items.Where(item => item.DatasetItemData["question"]!.GetValue<string>() == question).Select(item => Score(item, name)).Where(value => value is not null).Order().Take(3)];
}
