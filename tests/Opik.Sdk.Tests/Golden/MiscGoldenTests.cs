using System.Text.Json.Nodes;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>The small rules of the official client: ids, sizes, attachments, encoders, headers, merges.</summary>
public sealed class MiscGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls =
        new[] { IdentifierCalls.All, PayloadCalls.All, EncodingCalls.All, EntityCalls.All, DatasetCalls.All }
            .SelectMany(calls => calls)
            .ToDictionary(call => call.Key, call => call.Value, StringComparer.Ordinal);

    // Conversations of threads belong to evaluation: tests/Opik.Evaluation.Tests.
    public static TheoryData<string> Ids => [.. GoldenFile.Ids("misc").Where(id => GoldenFile.Case("misc", id).Kind != "thread_conversation")];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public void A_rule_gives_what_the_official_client_gives(string id) => Assert.Null(GoldenCheck.Complaint("misc", GoldenFile.Case("misc", id), Calls));
}
