using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;
using Opik.Recordings.Tests.Replay;
using Opik.Testing;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.Recordings.Tests;

/// <summary>
/// Proves on real recordings that a pass means something: whatever an expected file claims is made wrong on purpose, one
/// claim at a time, and the comparison has to notice each.
/// </summary>
public sealed class WrongExpectationTests
{
    // What describes requests, and the ids that OTLP derives, claim nothing.
    private static readonly string[] NoClaims = ["requests", "root_arrives_in_request", "model_requested", "trace_row", "children", "spans"];

    [Theory]
    [InlineData("opik-core")]
    [InlineData("strands")]
    public async Task Every_claim_about_traces_and_spans_is_noticed_when_it_is_wrong(string name)
    {
        Assert.SkipUnless(Recording.Names().Contains(name), $"{name} is not among the recordings at {RepositoryPaths.Recordings}.");
        var cancellationToken = TestContext.Current.CancellationToken;
        var recording = Recording.Load(name);
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancellationToken);
        await new RecordingReplayer(server).ReplayAsync(recording, cancellationToken);
        var stored = await new StoredContentsReader(server.Client).ReadAsync(cancellationToken);

        Assert.Empty(Findings(recording, stored));
        var claims = Claims(recording).ToArray();
        Assert.InRange(claims.Length, 50, int.MaxValue);
        foreach (var (entity, member) in claims)
        {
            var right = entity[member]?.DeepClone();
            var better = entity["plus"]?[member]?.DeepClone();
            entity[member] = Wrong(member, right);
            if (better is not null)
                entity["plus"]![member] = Wrong(member, better);
            Assert.True(Findings(recording, stored).Count > 0, $"{member} of {entity["name"]} may be {entity[member]?.ToJsonString()} instead of {right?.ToJsonString()}");
            entity[member] = right;
            if (better is not null)
                entity["plus"]![member] = better;
        }
    }

    private static IReadOnlyList<Finding> Findings(Recording recording, StoredContents stored)
    {
        var report = new ExpectationReport();
        new TraceExpectation(stored, new HashSet<string>(StringComparer.Ordinal), report).Check(Traces(recording), [], recording.IsOtlp);
        return report.Findings;
    }

    private static IEnumerable<(JsonObject Entity, string Member)> Claims(Recording recording) =>
        from entity in Traces(recording).SelectMany(WithSpans)
        from member in entity.Select(member => member.Key).ToArray()
        where !NoClaims.Contains(member) && !string.Equals(member, "plus", StringComparison.Ordinal)
        where !(recording.IsOtlp && string.Equals(member, "id", StringComparison.Ordinal))
        select (entity, member);

    private static JsonNode? Wrong(string member, JsonNode? right) => (member, right) switch
    {
        ("span_count" or "llm_span_count" or "usage_keys_total" or "total_estimated_cost", _) => JsonNode.Parse($"1{right!.ToJsonString()}"),
        ("usage" or "usage_sum", _) => new JsonObject { ["total_tokens"] = 987654321 },
        ("error", _) => new JsonObject { ["exception_type"] = "NeverRaised" },
        ("feedback_scores", _) => new JsonArray(new JsonObject { ["name"] = "never given", ["value"] = 1 }),
        ("ended", _) => !right!.GetValue<bool>(),
        (_, JsonArray) => new JsonArray("never said 4711"),
        _ => "never named 4711",
    };

    private static IReadOnlyList<JsonObject> Traces(Recording recording) => [.. recording.Expected["traces"]!.AsArray().Select(trace => trace!.AsObject())];

    private static IEnumerable<JsonObject> WithSpans(JsonObject entity) =>
        ((entity["spans"] ?? entity["children"])!.AsArray()).Select(span => span!.AsObject()).SelectMany(WithSpans).Prepend(entity);
}
