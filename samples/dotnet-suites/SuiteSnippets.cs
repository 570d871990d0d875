using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation;
using Opik.Evaluation.Suites;

namespace Opik.Samples.Suites;

internal static class SuiteSnippets
{
    public static async Task RunAsync(OpikClient client)
    {
        var agent = new SupportAgent(client);

        #region suite
        var suite = await client.TestSuites.GetOrCreateAsync(
            "support",
            globalAssertions: ["The answer is polite", "The answer names no price"],
            globalExecutionPolicy: new ExecutionPolicy(RunsPerItem: 3, PassThreshold: 2));

        await suite.InsertAsync(
        [
            new TestSuiteItem { Data = new JsonObject { ["question"] = "How long does a refund take?" }, Assertions = ["The answer says: 5 days"] },
            new TestSuiteItem { Data = new JsonObject { ["question"] = "Are you open on Sundays?" }, ExecutionPolicy = new ExecutionPolicy(1, 1) },
        ]);
        #endregion

        #region run
        var result = await client.RunTestsAsync(suite, async item =>
        {
            var question = (string)item["question"]!;
            return new { input = question, output = await agent.AnswerAsync(question) };
        });

        Console.WriteLine($"{result.PassRate:P0} of the items pass: {result.ExperimentUrl}");
        #endregion

        #region options
        await client.RunTestsAsync(suite, async item => await agent.AnswerAsync((string)item["question"]!), new TestRunOptions
        {
            ExperimentName = "support, new prompt",
            ExperimentConfig = new JsonObject { ["prompt"] = "v2" },
            WorkerThreads = 4,
            ReportOutputPath = "reports/support.json",
            Summary = Console.Out,
        });
        #endregion

        #region results
        foreach (var item in result.ItemResults.Values.Where(item => !item.Passed))
        {
            Console.WriteLine($"{item.DatasetItemId}: {item.RunsPassed} of {item.RunsTotal} runs passed, {item.PassThreshold} had to");
            foreach (var assertion in item.TestResults.SelectMany(run => run.ScoreResults).Where(score => score.Value != 1))
                Console.WriteLine($"  {assertion.Name}: {assertion.Reason}");
        }

        var report = result.ToReport();
        #endregion
        Console.WriteLine($"The report has {report["items"]!.AsArray().Count} items.");

        #region version
        var version = await suite.Dataset.GetVersionAsync("v2");
        var before = await client.RunTestsAsync(version, async item => await agent.AnswerAsync((string)item["question"]!));
        #endregion
        Console.WriteLine($"Before: {before.ItemsTotal} items.");

        #region recording
        using var recording = client.RecordTracesLocally();
        await agent.AnswerAsync("How long does a refund take?");
        var tools = recording.SpanTrees
            .SelectMany(tree => tree.SelfAndBelow())
            .Where(span => span.Type == SpanType.Tool)
            .Select(span => span.Name);
        #endregion
        Console.WriteLine($"Tools: {string.Join(", ", tools)}");
    }
}
