using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Expectations;
using Opik.Recordings.Tests.Replay;
using Opik.Testing;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.Recordings.Tests;

/// <summary>Like <see cref="WrongExpectationTests"/>, for datasets, experiments, prompts and optimizations.</summary>
public sealed class WrongResourceExpectationTests
{
    private static readonly string[] Sections = ["datasets", "experiments", "prompts", "optimizations"];

    [Theory]
    [InlineData("harbor")]
    [InlineData("opik-evaluate")]
    [InlineData("opik-prompts")]
    [InlineData("ts_core_next")]
    public async Task Every_claim_about_resources_is_noticed_when_it_is_wrong(string name)
    {
        Assert.SkipUnless(Recording.Names().Contains(name), $"{name} is not among the recordings at {RepositoryPaths.Recordings}.");
        var cancellationToken = TestContext.Current.CancellationToken;
        var recorded = Recording.Load(name);
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancellationToken);
        var outcome = await new RecordingReplayer(server).ReplayAsync(recorded, cancellationToken);
        var recording = outcome.Translate(recorded);
        var check = new ExpectedFile(new StoredContentsReader(server.Client), server.Address);

        Assert.Empty((await check.CheckAsync(recording, cancellationToken)).Findings);
        var claims = Sections.SelectMany(section => Leaves(recording.Expected[section])).ToArray();
        Assert.InRange(claims.Length, 5, int.MaxValue);
        foreach (var leaf in claims)
        {
            var wrong = Wrong(leaf);
            leaf.ReplaceWith(wrong);
            var changed = recording.Expected.ToJsonString();
            var findings = (await check.CheckAsync(recording, cancellationToken)).Findings;
            Assert.True(findings.Count > 0, $"{leaf.ToJsonString()} may be {wrong.ToJsonString()} in {changed}");
            Restore(recording.Expected, wrong, leaf);
        }
    }

    // Averages come with the number of scored traces, which lists do not show.
    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key != "scored_traces").SelectMany(member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value => [value],
        _ => [],
    };

    private static JsonValue Wrong(JsonValue right) => right.GetValueKind() switch
    {
        JsonValueKind.Number => JsonNode.Parse($"4711{right.ToJsonString()}")!.AsValue(),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(!right.GetValue<bool>()),
        _ => JsonValue.Create("never named 4711"),
    };

    private static void Restore(JsonObject expected, JsonValue wrong, JsonValue right)
    {
        var place = Leaves(expected).Single(leaf => ReferenceEquals(leaf, wrong));
        place.ReplaceWith(right);
    }
}
