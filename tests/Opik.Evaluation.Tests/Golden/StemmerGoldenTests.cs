using System.Text.Json.Nodes;
using Opik.Evaluation.Overlap.Stemming;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

public sealed class StemmerGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", ["helper.PorterStem"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Stems_are_those_of_the_official_client(string id) => Assert.Null(await GoldenCheck.ComplaintAsync("metrics", GoldenFile.Case("metrics", id), Stems, null));

    private static ValueTask<JsonNode?> Stems(GoldenCase golden)
    {
        Assert.Equal("NLTK_EXTENSIONS", golden.Param("mode"));
        return new(new JsonArray([.. golden.Input.GetProperty("words").EnumerateArray().Select(word => (JsonNode?)PorterStemmer.Stem(word.GetString()!))]));
    }
}
