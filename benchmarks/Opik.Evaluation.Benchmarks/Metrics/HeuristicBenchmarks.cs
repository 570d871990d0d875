using BenchmarkDotNet.Attributes;
using Opik.Evaluation.Distributions;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Overlap.Bleu;
using Opik.Evaluation.Overlap.Meteor;
using Opik.Evaluation.Overlap.Rouge;
using Opik.Evaluation.Readability;
using Opik.Evaluation.Safety;
using Opik.Evaluation.Sentiment;

namespace Opik.Evaluation.Benchmarks.Metrics;

/// <summary>One score of each heuristic metric over an answer of about 600 characters and its reference.</summary>
[MemoryDiagnoser]
public class HeuristicBenchmarks
{
    private const string Reference =
        "The water cycle describes how water moves on, above and below the surface of the Earth. Heat of the sun turns water of oceans and lakes into vapour, "
        + "which rises, cools and becomes clouds. Winds carry the clouds over land, where the water falls as rain or snow. Part of it runs over the ground into rivers, "
        + "part of it seeps into the soil and feeds plants and springs. Rivers bring the water back to the sea, and the cycle begins anew. "
        + "Glaciers and ground water can keep it for thousands of years before it goes on.";

    private const string Output =
        "Water moves in a cycle: the sun heats oceans and lakes, so that water turns into vapour. The vapour rises, cools down and forms clouds. "
        + "Clouds are carried over the land by winds, and the water falls as rain or as snow. Some of it flows over the ground into rivers, and some seeps "
        + "into the soil, where it feeds springs and plants. Rivers bring it back to the sea, where the cycle begins again. "
        + "Ice and ground water may hold it for a very long time.";

    private readonly Dictionary<string, IMetric> metrics = new IMetric[]
    {
        new EqualsMetric(), new ContainsMetric(), new RegexMatchMetric("clouds?"), new IsJsonMetric(), new LevenshteinRatioMetric(),
        new SentenceBleuMetric(), new GleuMetric(), new RougeMetric(), new ChrFMetric(), new MeteorMetric(),
        new JSDivergenceMetric(), new KLDivergenceMetric(), new ReadabilityMetric(), new SentimentMetric(), new ToneMetric(), new PromptInjectionMetric(),
    }.ToDictionary(metric => metric.GetType().Name);

    private ScoreArguments arguments = null!;
    private IMetric metric = null!;

    [ParamsSource(nameof(Names))]
    public string Metric { get; set; } = "";

    public IEnumerable<string> Names => metrics.Keys;

    [GlobalSetup]
    public void Setup()
    {
        metric = metrics[Metric];
        arguments = new ScoreArguments(new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["output"] = Output, ["reference"] = Reference });
    }

    [Benchmark]
    public ValueTask<IReadOnlyList<ScoreResult>> Score() => metric.ScoreAsync(arguments);
}
