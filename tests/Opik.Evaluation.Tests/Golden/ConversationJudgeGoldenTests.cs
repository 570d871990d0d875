using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Tests.Judges;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Judges of conversations: what a model wrote in, score or error and the number of calls out.</summary>
public sealed class ConversationJudgeGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, ValueTask<JsonNode?>>> Calls = new(StringComparer.Ordinal)
    {
        ["ConversationalCoherence"] = static golden => JudgeAsync(golden, model => new ConversationalCoherenceMetric(Windowed(golden, model))),
        ["UserFrustration"] = static golden => JudgeAsync(golden, model => new UserFrustrationMetric(Windowed(golden, model))),
        ["SessionCompleteness"] = static golden => JudgeAsync(golden, model => new SessionCompletenessQualityMetric(new() { Model = model, IncludeReason = IncludeReason(golden) })),
        ["GEvalConversation"] = static async golden =>
        {
            using var metric = new GEvalConversationMetric(new EchoJudge(golden.Param("judge_behaviour")!), golden.Param("name"));
            var json = GoldenScore.Json(Assert.Single(await metric.ScoreAsync(GoldenScore.Arguments(golden.Input), TestContext.Current.CancellationToken)));
            return json;
        },
        ["helper.TurnWindows"] = static golden => ValueTask.FromResult<JsonNode?>(new JsonObject
        {
            ["windows"] = new JsonArray([.. TurnWindows.Of(Conversation(golden), golden.Params.GetProperty("window_size").GetInt32()).Select(window =>
                (JsonNode)new JsonArray([.. window.Select(message => (JsonNode)message.ToJson())]))]),
        }),
        ["helper.MessageHasText"] = static golden => ValueTask.FromResult<JsonNode?>(new JsonObject { ["has_text"] = ConversationContent.HasText(GoldenFloats.Node(golden.Input.GetProperty("content"))) }),
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", [.. Calls.Keys])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Conversations_are_judged_as_the_python_client_does(string id)
    {
        var golden = GoldenFile.Case("judges", id);
        Assert.Null(await GoldenCheck.ComplaintAsync("judges", golden, Calls[golden.Kind], new GoldenTolerance(1e-12)));
    }

    private static async ValueTask<JsonNode?> JudgeAsync(GoldenCase golden, Func<JudgeModel, ConversationJudge> create)
    {
        using var model = new ScriptedChatClient(golden.Input.GetProperty("model_outputs").EnumerateArray().Select(output => output.GetString()));
        using var judge = create(JudgeModel.Of(model));
        var json = GoldenScore.Json(await judge.ScoreAsync(Conversation(golden), TestContext.Current.CancellationToken));
        json["judge_calls"] = model.Calls.Count;
        return json;
    }

    private static IReadOnlyList<ConversationMessage> Conversation(GoldenCase golden) => ConversationMessage.ListFromJson(GoldenFloats.Node(golden.Input.GetProperty("conversation")));

    private static WindowedJudgeOptions Windowed(GoldenCase golden, JudgeModel model) => new()
    {
        Model = model,
        WindowSize = golden.Params.TryGetProperty("window_size", out var size) ? size.GetInt32() : new WindowedJudgeOptions().WindowSize,
        IncludeReason = IncludeReason(golden),
    };

    private static bool IncludeReason(GoldenCase golden) => !golden.Params.TryGetProperty("include_reason", out var include) || include.GetBoolean();

    /// <summary>The judge of the cases: it gives back what it was given, or does as the case says.</summary>
    private sealed class EchoJudge(string behaviour) : IMetric
    {
        public string Name => "echo";

        public bool Track => false;

        public string? ProjectName => null;

        public IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

        public ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default)
        {
            var score = new ScoreResult("echo", 0.75) { Reason = arguments.Text("output"), Metadata = new JsonObject { ["k"] = 1 } };
            return behaviour switch
            {
                "ok" => new([score]),
                "list" => new([score, score with { Value = 0.25 }]),
                // What is no score has no other form here.
                "empty_list" or "number" or "none" or "text" or "list_of_numbers" => new([]),
                "metric_error" or "mce" => throw new MetricComputationException("The judge cannot score this."),
                _ => throw new InvalidOperationException($"The judge fails: {behaviour}"),
            };
        }
    }
}
