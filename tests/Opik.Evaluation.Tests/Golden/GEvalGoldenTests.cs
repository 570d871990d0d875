using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Tests.Judges;
using Opik.Llm;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>GEval, its presets and judges: what a model wrote in, score or error out, as the official Python client has it.</summary>
public sealed class GEvalGoldenTests
{
    private static readonly GoldenTolerance Weighted = new(1e-9);
    private static readonly GoldenTolerance Exact = new(1e-12);

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", ["GEval", "GEval.logprobs", "GEvalPreset", "GEvalJudge"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Work_is_scored_as_the_python_client_does(string id)
    {
        var golden = GoldenFile.Case("judges", id);
        Assert.Null(await GoldenCheck.ComplaintAsync("judges", golden, ScoreAsync, golden.Kind == "GEval.logprobs" ? Weighted : Exact));
    }

    private static async ValueTask<JsonNode?> ScoreAsync(GoldenCase golden)
    {
        using var model = golden.Kind == "GEval.logprobs" ? WithLogProbabilities(golden.Input) : new ScriptedChatClient(golden.Input.GetProperty("model_outputs").EnumerateArray().Select(output => output.GetString()));
        var options = new GEvalOptions { Model = JudgeModel.Of(model), UseLogProbabilities = golden.Params.TryGetProperty("log_probs_supported", out var supported) && supported.GetBoolean() };
        using var judge = golden.Kind switch
        {
            "GEvalPreset" => new GEvalPresetMetric(golden.Param("preset")!, options),
            "GEvalJudge" => ByName(golden.Param("judge")!, options),
            _ => new GEvalMetric("You evaluate answers.", "The answer is right.", options),
        };
        return GoldenScore.Json(await judge.ScoreAsync("Paris.", TestContext.Current.CancellationToken));
    }

    private static GEvalMetric ByName(string name, GEvalOptions options) => name switch
    {
        "ComplianceRiskJudge" => new ComplianceRiskJudge(options),
        "PromptUncertaintyJudge" => new PromptUncertaintyJudge(options),
        "SummarizationConsistencyJudge" => new SummarizationConsistencyJudge(options),
        "SummarizationCoherenceJudge" => new SummarizationCoherenceJudge(options),
        "DialogueHelpfulnessJudge" => new DialogueHelpfulnessJudge(options),
        "QARelevanceJudge" => new QARelevanceJudge(options),
        "AgentTaskCompletionJudge" => new AgentTaskCompletionJudge(options),
        "AgentToolCorrectnessJudge" => new AgentToolCorrectnessJudge(options),
        "DemographicBiasJudge" => new DemographicBiasJudge(options),
        "GenderBiasJudge" => new GenderBiasJudge(options),
        "PoliticalBiasJudge" => new PoliticalBiasJudge(options),
        "ReligiousBiasJudge" => new ReligiousBiasJudge(options),
        "RegionalBiasJudge" => new RegionalBiasJudge(options),
        _ => throw new Xunit.Sdk.XunitException($"Nothing here knows the judge {name}."),
    };

    // Either {"content", "logprobs_content"} or {"choices": [{"message", "logprobs"}]}, as a provider's response has them.
    private static ScriptedChatClient WithLogProbabilities(JsonElement input)
    {
        var (content, tokens) = (input, default(JsonElement));
        if (input.TryGetProperty("choices", out var choices))
        {
            var choice = choices.EnumerateArray().FirstOrDefault();
            content = choice.ValueKind == JsonValueKind.Object ? choice.GetProperty("message") : choice;
            if (choice.ValueKind == JsonValueKind.Object && choice.TryGetProperty("logprobs", out var logprobs) && logprobs.ValueKind == JsonValueKind.Object)
                logprobs.TryGetProperty("content", out tokens);
        }
        else
        {
            input.TryGetProperty("logprobs_content", out tokens);
        }

        var properties = tokens.ValueKind == JsonValueKind.Array
            ? new AdditionalPropertiesDictionary { [ChatModelProperties.LogProbabilities] = (IReadOnlyList<TokenLogProbability>)[.. tokens.EnumerateArray().Select(Token)] }
            : null;
        return new ScriptedChatClient("chain of thought", content.ValueKind == JsonValueKind.Object ? content.GetProperty("content").GetString() : null) { Properties = properties };
    }

    private static TokenLogProbability Token(JsonElement token) => new(
        token.GetProperty("token").GetString()!,
        0,
        token.TryGetProperty("top_logprobs", out var others) && others.ValueKind == JsonValueKind.Array
            ? [.. others.EnumerateArray().Select(other => new TokenAlternative(other.GetProperty("token").GetString()!, other.GetProperty("logprob").GetDouble()))]
            : []);
}
