using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Distributions;
using Opik.Evaluation.Embeddings;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Language;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Ranking;
using Opik.Evaluation.Readability;
using Opik.Evaluation.Safety;
using Opik.Evaluation.Sentiment;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Which arguments every metric of the official client needs, by its class there.</summary>
public sealed class MissingArgumentsGoldenTests
{
    private static readonly Dictionary<string, Func<IMetric>> Metrics = new(StringComparer.Ordinal)
    {
        ["Equals"] = () => new EqualsMetric(),
        ["Contains"] = () => new ContainsMetric(),
        ["RegexMatch"] = () => new RegexMatchMetric("a"),
        ["IsJson"] = () => new IsJsonMetric(),
        ["LevenshteinRatio"] = () => new LevenshteinRatioMetric(),
        ["SentenceBLEU"] = () => new SentenceBleuMetric(),
        ["CorpusBLEU"] = () => new CorpusBleuMetric(),
        ["ROUGE"] = () => new RougeMetric(),
        ["GLEU"] = () => new GleuMetric(),
        ["METEOR"] = () => new MeteorMetric(),
        ["ChrF"] = () => new ChrFMetric(),
        ["BERTScore"] = () => new BertScoreMetric(new NoEmbedder()),
        ["JSDivergence"] = () => new JSDivergenceMetric(),
        ["JSDistance"] = () => new JSDistanceMetric(),
        ["KLDivergence"] = () => new KLDivergenceMetric(),
        ["LanguageAdherenceMetric"] = () => new LanguageAdherenceMetric("en"),
        ["Readability"] = () => new ReadabilityMetric(),
        ["SpearmanRanking"] = () => new SpearmanRankingMetric(),
        ["Tone"] = () => new ToneMetric(),
        ["Sentiment"] = () => new SentimentMetric(),
        ["VADERSentiment"] = () => new VaderSentimentMetric(),
        ["PromptInjection"] = () => new PromptInjectionMetric(),
        ["ConversationDegenerationMetric"] = () => new ConversationDegenerationMetric(),
        ["KnowledgeRetentionMetric"] = () => new KnowledgeRetentionMetric(),
        ["Hallucination"] = () => new HallucinationMetric(),
        ["AnswerRelevance"] = () => new AnswerRelevanceMetric(),
        ["ContextPrecision"] = () => new ContextPrecisionMetric(),
        ["ContextRecall"] = () => new ContextRecallMetric(),
        ["Moderation"] = () => new ModerationMetric(),
        ["Usefulness"] = () => new UsefulnessMetric(),
        ["StructuredOutputCompliance"] = () => new StructuredOutputComplianceMetric(),
        ["TrajectoryAccuracy"] = () => new TrajectoryAccuracyMetric(),
        ["SycEval"] = () => new SycEvalMetric(),
        ["Factuality"] = () => new FactualityMetric(),
        ["GEval"] = () => new GEvalMetric("task", "criteria"),
        ["ComplianceRiskJudge"] = () => new ComplianceRiskJudge(),
        ["PromptUncertaintyJudge"] = () => new PromptUncertaintyJudge(),
        ["SummarizationConsistencyJudge"] = () => new SummarizationConsistencyJudge(),
        ["SummarizationCoherenceJudge"] = () => new SummarizationCoherenceJudge(),
        ["DialogueHelpfulnessJudge"] = () => new DialogueHelpfulnessJudge(),
        ["QARelevanceJudge"] = () => new QARelevanceJudge(),
        ["AgentTaskCompletionJudge"] = () => new AgentTaskCompletionJudge(),
        ["AgentToolCorrectnessJudge"] = () => new AgentToolCorrectnessJudge(),
        ["DemographicBiasJudge"] = () => new DemographicBiasJudge(),
        ["GenderBiasJudge"] = () => new GenderBiasJudge(),
        ["PoliticalBiasJudge"] = () => new PoliticalBiasJudge(),
        ["ReligiousBiasJudge"] = () => new ReligiousBiasJudge(),
        ["RegionalBiasJudge"] = () => new RegionalBiasJudge(),
        ["ConversationalCoherenceMetric"] = () => new ConversationalCoherenceMetric(),
        ["SessionCompletenessQuality"] = () => new SessionCompletenessQualityMetric(),
        ["UserFrustrationMetric"] = () => new UserFrustrationMetric(),
        ["GEvalConversationMetric"] = () => new GEvalConversationMetric(new ComplianceRiskJudge()),
        ["ConversationComplianceRiskMetric"] = () => new ConversationComplianceRiskMetric(),
        ["ConversationDialogueHelpfulnessMetric"] = () => new ConversationDialogueHelpfulnessMetric(),
        ["ConversationQARelevanceMetric"] = () => new ConversationQARelevanceMetric(),
        ["ConversationSummarizationConsistencyMetric"] = () => new ConversationSummarizationConsistencyMetric(),
        ["ConversationSummarizationCoherenceMetric"] = () => new ConversationSummarizationCoherenceMetric(),
        ["ConversationPromptUncertaintyMetric"] = () => new ConversationPromptUncertaintyMetric(),
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", ["MissingScoreArguments"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task A_metric_needs_what_it_needs_in_the_official_client(string id)
    {
        if (await GoldenCheck.ComplaintAsync("metrics", GoldenFile.Case("metrics", id), golden => new(Accepted(golden)), tolerance: null) is { } complaint)
            Assert.Fail(complaint);
    }

    private static JsonObject Accepted(GoldenCase golden)
    {
        var name = golden.Param("metric")!;
        var metric = Metrics.TryGetValue(name, out var make) ? make() : throw new KeyNotFoundException($"Nothing here knows the metric '{name}' of the official client.");
        var available = golden.Input.GetProperty("available").EnumerateArray().Select(each => KeyValuePair.Create<string, JsonNode?>(each.GetString()!, "x"));
        new ScoreArguments(new JsonObject(available)).For(metric);
        return new() { ["accepted"] = true };
    }

    private sealed class NoEmbedder : ITokenEmbedder
    {
        public Task<IReadOnlyList<IReadOnlyList<TokenEmbedding>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) => throw new NotSupportedException("Nothing is scored here.");
    }
}
