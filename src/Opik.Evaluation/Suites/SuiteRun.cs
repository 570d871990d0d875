using Opik.Datasets;
using Opik.Evaluation.Datasets;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites.Judging;
using Opik.Evaluation.Suites.Passing;
using Opik.Evaluation.Suites.Reports;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Suites;

/// <summary>Runs a test suite: an experiment whose items are run as their policies say and judged by assertions.</summary>
internal sealed class SuiteRun(OpikClient client, EvaluationSuite suite, EvaluationTask task, TestRunOptions options)
{
    /// <summary>Runs.</summary>
    public async Task<TestSuiteResult> RunAsync(CancellationToken cancellationToken)
    {
        var latest = await suite.Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false);
        var version = suite.Version?.Info ?? latest;
        using var judges = new SuiteJudges(Evaluators(version, latest), options, client.Logger);
        var plan = new SuitePlan(item => Policy(item, version), judges.Of);
        var dataset = version is null ? EvaluationDataset.FromDataset(suite.Dataset) : EvaluationDataset.FromDatasetVersion(new DatasetVersion(suite.Dataset, version));
        var run = new ExperimentRun(client, dataset, SuiteTask.Of(task, client.Options), Options(), ExperimentPurpose.Evaluation with { Suite = plan });
        var result = Result(await run.RunAsync(cancellationToken).ConfigureAwait(false), plan);
        if (options.GenerateReport)
            result = result with { ReportPath = SuiteReportFile.TryWrite(result, options.ReportOutputPath, client.Logger) };
        if (options.Summary is { } summary)
            await summary.WriteAsync(result.ToSummary().AsMemory(), cancellationToken).ConfigureAwait(false);
        return result;
    }

    // What the suite asserts holds for a version of before, too: one without assertions gets those of now.
    private static IReadOnlyList<DatasetEvaluator> Evaluators(DatasetVersionRecord? version, DatasetVersionRecord? latest) =>
        version is { Evaluators: { Count: > 0 } own } ? own : latest?.Evaluators ?? [];

    // Other clients may store half a policy; the suite's stands in for the rest.
    private static ExecutionPolicy Policy(DatasetItem item, DatasetVersionRecord? version)
    {
        var ofSuite = version?.ExecutionPolicy ?? ExecutionPolicies.Default;
        return item.ExecutionPolicy is { } own
            ? new ExecutionPolicy(own.RunsPerItem > 0 ? own.RunsPerItem : Math.Max(1, ofSuite.RunsPerItem), own.PassThreshold > 0 ? own.PassThreshold : Math.Max(1, ofSuite.PassThreshold))
            : new ExecutionPolicy(Math.Max(1, ofSuite.RunsPerItem), Math.Max(1, ofSuite.PassThreshold));
    }

    private EvaluationOptions Options() => new()
    {
        ExperimentName = options.ExperimentName,
        ExperimentNamePrefix = options.ExperimentNamePrefix,
        ExperimentConfig = options.ExperimentConfig,
        ExperimentTags = options.ExperimentTags,
        Prompts = options.Prompts,
        TaskThreads = options.WorkerThreads,
        BlueprintId = options.BlueprintId,
        Progress = options.Progress,
    };

    private TestSuiteResult Result(EvaluationResult evaluation, SuitePlan plan)
    {
        var items = new OrderedDictionary<string, TestSuiteItemResult>(StringComparer.Ordinal);
        foreach (var runs in evaluation.TestResults.GroupBy(result => result.TestCase.DatasetItemId, StringComparer.Ordinal))
            items.Add(runs.Key, TestSuiteItemResult.Of(runs.Key, plan.Policy(runs.First().TestCase.DatasetItem), runs));
        return new TestSuiteResult(items) { SuiteName = suite.Dataset.Name, Evaluation = evaluation, GeneratedAt = client.Clock.GetUtcNow() };
    }
}
