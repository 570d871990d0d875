using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Juries: votes in, their mean out, as the official Python client has it.</summary>
public sealed class JuryGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", ["LLMJuries"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Votes_are_averaged_as_the_python_client_does(string id)
    {
        Assert.Null(await GoldenCheck.ComplaintAsync("judges", GoldenFile.Case("judges", id), ScoreAsync, new GoldenTolerance(1e-12)));
    }

    private static async ValueTask<JsonNode?> ScoreAsync(GoldenCase golden)
    {
        var jury = new LlmJuriesJudge(golden.Input.GetProperty("judges").EnumerateArray().Select(judge => new Voter(judge.GetProperty("name").GetString()!, judge.GetProperty("returns"))));
        return GoldenScore.Json(Assert.Single(await jury.ScoreAsync(new ScoreArguments(new JsonObject()), TestContext.Current.CancellationToken)));
    }

    // Gives one score, several, or, where a judge in Python returns something else, none.
    private sealed class Voter(string name, JsonElement returns) : IMetric
    {
        public string Name => name;

        public bool Track => false;

        public string? ProjectName => null;

        public IReadOnlyList<MetricParameter> Parameters => [];

        public ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<ScoreResult>>(returns.ValueKind == JsonValueKind.Array ? [.. returns.EnumerateArray().Select(Score)] : [Score(returns)]);

        private ScoreResult Score(JsonElement value) => new(name, value.ValueKind switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Number => value.GetDouble(),
            _ => double.NaN,
        });
    }
}
