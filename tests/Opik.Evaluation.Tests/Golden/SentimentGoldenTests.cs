using Opik.Evaluation.Sentiment;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

public class SentimentGoldenTests
{
    private static readonly string[] Kinds = ["Sentiment", "VADERSentiment"];

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", Kinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task SentimentIsAsThePythonClientFindsIt(string id) => Assert.Null(await MetricGolden.ComplaintAsync(id, Metric, new(1e-9)));

    private static Metric Metric(GoldenCase golden) => golden.Kind switch
    {
        "Sentiment" => new SentimentMetric(),
        "VADERSentiment" => new VaderSentimentMetric(),
        _ => throw new InvalidOperationException($"Unknown kind {golden.Kind}."),
    };
}
