using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Wrappers;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>One score out of those of several metrics.</summary>
public sealed class AggregatedMetricGoldenTests
{
    private static readonly Dictionary<string, Func<IMetric>> Metrics = new(StringComparer.Ordinal)
    {
        ["equals"] = () => new EqualsMetric(),
        ["contains"] = () => new ContainsMetric(),
        ["levenshtein"] = () => new LevenshteinRatioMetric(),
        ["is_json"] = () => new IsJsonMetric(),
        ["rouge"] = () => new RougeMetric(new RougeOptions { Compatibility = true }),
        ["regex"] = () => new RegexMatchMetric(@"\d+"),
    };

    private static readonly Dictionary<string, Func<IReadOnlyList<double>, double>> Aggregators = new(StringComparer.Ordinal)
    {
        ["mean"] = values => values.Sum() / values.Count,
        ["min"] = values => values.Min(),
        ["max"] = values => values.Max(),
        ["product"] = values => values.Aggregate(1.0, (product, value) => product * value),
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", ["AggregatedMetric"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Metrics_are_made_one_as_by_the_official_client(string id)
    {
        if (await MetricGolden.ComplaintAsync(id, Metric, new GoldenTolerance(1e-9)) is { } complaint)
            Assert.Fail(complaint);
    }

    private static AggregatedMetric Metric(GoldenCase golden)
    {
        var aggregator = golden.Param("aggregator");
        var metrics = golden.Params.GetProperty("metrics").EnumerateArray().Select(name => Metrics[name.GetString()!]()).ToList();
        return new AggregatedMetric($"{aggregator ?? "nothing"}_of", metrics, aggregator is null ? null! : Aggregators[aggregator]);
    }
}
