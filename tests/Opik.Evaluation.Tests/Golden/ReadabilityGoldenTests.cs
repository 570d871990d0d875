using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Readability;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

public class ReadabilityGoldenTests
{
    private static readonly string[] Kinds = ["Readability"];
    private static readonly string[] SyllableKinds = ["helper.Syllables"];

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", Kinds)];

    public static TheoryData<string> SyllableCases => [.. GoldenFile.Ids("metrics", SyllableKinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task ReadabilityIsAsThePythonClientFindsIt(string id) => Assert.Null(await MetricGolden.ComplaintAsync(id, golden => new ReadabilityMetric(Options(golden.Params)), new(1e-9)));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(SyllableCases))]
    public async Task SyllablesAreCountedAsThePythonClientDoes(string id) =>
        Assert.Null(await GoldenCheck.ComplaintAsync("metrics", GoldenFile.Case("metrics", id), Syllables, null));

    private static ReadabilityOptions Options(JsonElement parameters) => new()
    {
        MinGrade = Number(parameters, "min_grade"),
        MaxGrade = Number(parameters, "max_grade"),
        Language = parameters.TryGetProperty("language", out var language) ? language.GetString()! : "en_US",
        EnforceBounds = parameters.TryGetProperty("enforce_bounds", out var enforce) && enforce.GetBoolean(),
    };

    private static double? Number(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;

    private static ValueTask<JsonNode?> Syllables(GoldenCase golden)
    {
        var counter = new SyllableCounter(golden.Params.GetProperty("language").GetString()!);
        return new(new JsonArray([.. golden.Input.GetProperty("words").EnumerateArray().Select(word => (JsonNode?)counter.Count(word.GetString()!))]));
    }
}
