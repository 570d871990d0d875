using System.Text.Json;
using Opik.Evaluation.Language;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

public class LanguageAdherenceGoldenTests
{
    private static readonly string[] Kinds = ["LanguageAdherence"];

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", Kinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task AdherenceIsAsThePythonClientFindsIt(string id) => Assert.Null(await MetricGolden.ComplaintAsync(id, Metric, new(1e-12)));

    private static LanguageAdherenceMetric Metric(GoldenCase golden) =>
        new(golden.Params.GetProperty("expected_language").GetString()!, new() { Detector = new Fixed(golden.Input.GetProperty("detector_returns")) });

    // The cases give what the detector answers.
    private sealed class Fixed(JsonElement answer) : ILanguageDetector
    {
        public LanguageDetection Detect(string text) => new(answer[0].GetString()!, answer[1].GetDouble());
    }
}
