using System.Text.Json.Nodes;
using Opik.Querying;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Filters in the query language, as the official client reads them.</summary>
public sealed class OqlGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls = new(StringComparer.Ordinal)
    {
        ["traces"] = golden => Filters(OpikQuery.ForTraces(golden.Text("filter"))),
        ["spans"] = golden => Filters(OpikQuery.ForSpans(golden.Text("filter"))),
        ["threads"] = golden => Filters(OpikQuery.ForThreads(golden.Text("filter"))),
        ["dataset_items"] = golden => Filters(OpikQuery.ForDatasetItems(golden.Text("filter"))),
        ["prompt_versions"] = golden => Filters(OpikQuery.ForPromptVersions(golden.Text("filter"))),
    };

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("oql")];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public void A_filter_is_read_as_by_the_official_client(string id) => Assert.Null(GoldenCheck.Complaint("oql", GoldenFile.Case("oql", id), Calls));

    private static JsonObject Filters(OpikQuery query) => new() { ["filters"] = query.ToJson() is { } json ? JsonNode.Parse(json) : null };
}
