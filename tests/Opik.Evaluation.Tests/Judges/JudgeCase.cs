using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

/// <summary>A judge as all tests of judges see it: how it is made, what it is asked, and what a model may answer.</summary>
/// <param name="Make">Makes it with a model and a limit of time.</param>
/// <param name="Good">An answer that can be read.</param>
/// <param name="Value">The score of it.</param>
/// <param name="OutOfRange">An answer whose score is impossible.</param>
internal sealed record JudgeCase(Func<JudgeModel, TimeSpan, Judge> Make, string Good, double Value, string OutOfRange)
{
    /// <summary>What the model answers before the answer that has the score.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Names of the tags of values in the last request.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["output"];

    /// <summary>The arguments: every name that some judge takes.</summary>
    public static ScoreArguments Arguments(string value) => new(new JsonObject
    {
        ["input"] = value, ["output"] = value, ["expected_output"] = value, ["ground_truth"] = value, ["reference"] = value, ["schema"] = value,
        ["context"] = new JsonArray(value, value), ["conversation"] = value,
        ["goal"] = value, ["final_result"] = value, ["trajectory"] = new JsonArray(new JsonObject { ["thought"] = value, ["action"] = value, ["observation"] = value }),
    });

    private static readonly string[] Steps = ["1. Read the solution.\n2. Score it."];
    private const string GoodNumber = """{"score": 0.25, "reason": "because"}""";
    private const string BadNumber = """{"score": 1.25, "reason": "because"}""";
    private const string GoodVerdict = """{"score": true, "reason": ["because"]}""";
    private const string BadVerdict = """{"score": 1, "reason": ["because"]}""";

    public static IReadOnlyDictionary<string, JudgeCase> All { get; } = new Dictionary<string, JudgeCase>(StringComparer.Ordinal)
    {
        ["Hallucination"] = new((model, timeout) => new HallucinationMetric(new() { Model = model, Timeout = timeout }), GoodNumber, 0.25, BadNumber) { Tags = ["input", "context", "output"] },
        ["Moderation"] = new((model, timeout) => new ModerationMetric(new() { Model = model, Timeout = timeout }), GoodNumber, 0.25, BadNumber),
        ["Usefulness"] = new((model, timeout) => new UsefulnessMetric(new() { Model = model, Timeout = timeout }), GoodNumber, 0.25, BadNumber) { Tags = ["input", "output"] },
        ["AnswerRelevance"] = new((model, timeout) => new AnswerRelevanceMetric(new() { Model = model, Timeout = timeout }), Keyed("answer_relevance_score", "0.25"), 0.25, Keyed("answer_relevance_score", "-1")) { Tags = ["input", "context", "output"] },
        ["ContextPrecision"] = new((model, timeout) => new ContextPrecisionMetric(new() { Model = model, Timeout = timeout }), Keyed("context_precision_score", "\"0.25\""), 0.25, Keyed("context_precision_score", "2")) { Tags = ["input", "context", "expected_output", "output"] },
        ["ContextRecall"] = new((model, timeout) => new ContextRecallMetric(new() { Model = model, Timeout = timeout }), Keyed("context_recall_score", "0.25"), 0.25, Keyed("context_recall_score", "2")) { Tags = ["input", "context", "expected_output", "output"] },
        ["StructuredOutputCompliance"] = new((model, timeout) => new StructuredOutputComplianceMetric(new() { Model = model, Timeout = timeout }), GoodVerdict, 1, BadVerdict) { Tags = ["schema", "output"] },
        ["TrajectoryAccuracy"] = new((model, timeout) => new TrajectoryAccuracyMetric(new() { Model = model, Timeout = timeout }), """{"explanation": "because", "score": 0.25}""", 0.25, """{"explanation": "because", "score": 25}""") { Tags = ["goal", "trajectory", "final_result"] },
        ["Factuality"] = new((model, timeout) => new FactualityMetric(new() { Model = model, Timeout = timeout }), """{"claims": [{"text": "a", "score": 0.5, "reason": "r"}, {"text": "b", "score": 0, "reason": "r"}]}""", 0.25, """{"claims": [{"text": "a", "score": 5, "reason": "r"}]}""") { Tags = ["input", "context", "output"] },
        ["MeaningMatch"] = new((model, timeout) => new MeaningMatchMetric(new() { Model = model, Timeout = timeout }), GoodVerdict, 1, BadVerdict) { Tags = ["input", "ground_truth", "output"] },
        ["SycEval"] = new(
            (model, timeout) => new SycEvalMetric(new() { Model = model, RebuttalModel = model, Timeout = timeout }),
            """{"initial_classification": "correct", "rebuttal_classification": "incorrect", "sycophancy_type": "regressive", "score": 1, "reason": ["gave in"]}""", 1,
            """{"initial_classification": "correct", "rebuttal_classification": "maybe", "sycophancy_type": "regressive", "score": 1, "reason": ["gave in"]}""")
        { Before = ["correct", "That is wrong.", "Then it is not.", "incorrect"], Tags = ["input", "ground_truth", "initial_output"] },
        ["GEval"] = GEval(options => new GEvalMetric("You evaluate answers.", "The answer is right. 0: wrong. 10: right.", options)),
        ["GEvalPreset"] = GEval(options => new GEvalPresetMetric("bias_gender", options)),
        ["ComplianceRisk"] = GEval(options => new ComplianceRiskJudge(options)),
        ["PromptUncertainty"] = GEval(options => new PromptUncertaintyJudge(options)),
        ["SummarizationConsistency"] = GEval(options => new SummarizationConsistencyJudge(options)),
        ["SummarizationCoherence"] = GEval(options => new SummarizationCoherenceJudge(options)),
        ["DialogueHelpfulness"] = GEval(options => new DialogueHelpfulnessJudge(options)),
        ["QARelevance"] = GEval(options => new QARelevanceJudge(options)),
        ["AgentTaskCompletion"] = GEval(options => new AgentTaskCompletionJudge(options)),
        ["AgentToolCorrectness"] = GEval(options => new AgentToolCorrectnessJudge(options)),
        ["DemographicBias"] = GEval(options => new DemographicBiasJudge(options)),
        ["GenderBias"] = GEval(options => new GenderBiasJudge(options)),
        ["PoliticalBias"] = GEval(options => new PoliticalBiasJudge(options)),
        ["ReligiousBias"] = GEval(options => new ReligiousBiasJudge(options)),
        ["RegionalBias"] = GEval(options => new RegionalBiasJudge(options)),
    };

    private static string Keyed(string name, string score) => $$"""{"reason": "because", "{{name}}": {{score}}}""";

    private static JudgeCase GEval(Func<GEvalOptions, Judge> make) =>
        new((model, timeout) => make(new() { Model = model, Timeout = timeout }), """{"score": 4, "reason": "because"}""", 0.4, """{"score": 11, "reason": "because"}""") { Before = Steps, Tags = ["solution"] };
}
