using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Metrics against golden values: the case's input becomes the arguments.</summary>
internal static class MetricGolden
{
    /// <summary>What is wrong with a case; null: nothing.</summary>
    public static ValueTask<string?> ComplaintAsync(string id, Func<GoldenCase, IMetric> metric, GoldenTolerance? tolerance) =>
        GoldenCheck.ComplaintAsync(
            "metrics",
            GoldenFile.Case("metrics", id),
            async golden => GoldenScore.Json(Assert.Single(await metric(golden).ScoreAsync(GoldenScore.Arguments(golden.Input), TestContext.Current.CancellationToken))),
            tolerance);
}
