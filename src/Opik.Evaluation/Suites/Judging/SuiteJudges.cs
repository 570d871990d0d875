using Microsoft.Extensions.Logging;
using Opik.Datasets;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Suites.Judging;

/// <summary>
/// The judges of a run of a suite: what the suite asserts, and what an item asserts beside. Judges with equal settings are one, so
/// that the model is asked once for each run. All of them share one set of connections.
/// </summary>
internal sealed partial class SuiteJudges : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TestRunOptions options;
    private readonly IReadOnlyList<LlmJudge> ofSuite;
    private readonly IReadOnlyList<IMetric> forAll;

    /// <param name="evaluators">Those of the suite; other kinds than judges are noted and passed over.</param>
    /// <param name="options">The model and the strategy that were chosen for this run.</param>
    /// <param name="logger">Gets the warnings.</param>
    /// <exception cref="ArgumentException">A judge of the suite is stored in a form that cannot be read.</exception>
    public SuiteJudges(IReadOnlyList<DatasetEvaluator> evaluators, TestRunOptions options, ILogger logger)
    {
        this.options = options;
        foreach (var other in evaluators.Where(evaluator => !IsJudge(evaluator)))
            LogUnsupported(logger, other.Type);
        ofSuite = [.. evaluators.Where(IsJudge).Select(Judge)];
        forAll = Shared(ofSuite);
    }

    /// <summary>Metrics of an item: the merged judges, and for every check of another kind one that fails.</summary>
    /// <exception cref="ArgumentException">A judge of the item is stored in a form that cannot be read.</exception>
    public IReadOnlyList<IMetric> Of(DatasetItem item)
    {
        if (item.Evaluators is not { Count: > 0 } own)
            return forAll;
        return [.. Shared([.. ofSuite, .. own.Where(IsJudge).Select(Judge)]), .. own.Where(evaluator => !IsJudge(evaluator)).Select(evaluator => new UnsupportedEvaluator(evaluator))];
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => http.Dispose();

    private static bool IsJudge(DatasetEvaluator evaluator) => evaluator.Type == "llm_judge";

    private LlmJudge Judge(DatasetEvaluator evaluator) =>
        LlmJudge.FromConfig(evaluator.Config, new LlmJudgeOptions { Model = options.Model ?? JudgeModel.Default, ToolStrategy = options.ScoringToolStrategy });

    private IReadOnlyList<IMetric> Shared(IReadOnlyList<LlmJudge> judges) =>
        [.. LlmJudge.Merge(judges).Where(judge => judge.Assertions.Count > 0).Select(judge => new LlmJudge(judge.Assertions, judge.Options with { Model = judge.Options.Model.Over(http) }))];

    [LoggerMessage(4312, LogLevel.Warning, "The suite has a check of the type {Type}, which is not supported: only llm_judge is. It is passed over.")]
    private static partial void LogUnsupported(ILogger logger, string type);
}
