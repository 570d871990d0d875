using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Embeddings;

/// <summary>
/// How near a text is to a reference in meaning: the F1 of the similarities of each token to the nearest token of the other text, about 0 to
/// 1 (cosines, so that -1 is possible; below 0 with a baseline when texts are less alike than unrelated ones). T. Zhang et al.,
/// "BERTScore: Evaluating Text Generation with BERT" (ICLR 2020). No model comes with this library: the embedder is given. Python:
/// <c>BERTScore</c>, with <c>scorer_fn</c>.
/// </summary>
public sealed class BertScoreMetric : Metric
{
    private readonly ITokenEmbedder _embedder;
    private readonly BertScoreOptions _options;

    /// <param name="embedder">Vectors of tokens.</param>
    /// <param name="options">Choices; null: the defaults, and the name <c>bertscore_metric</c>.</param>
    /// <exception cref="ArgumentException">A figure of the baseline is not below 1.</exception>
    public BertScoreMetric(ITokenEmbedder embedder, BertScoreOptions? options = null)
        : base("bertscore_metric", options)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        (_embedder, _options) = (embedder, options ?? new BertScoreOptions());
        if (_options.Baseline is { } baseline && !(baseline.Precision < 1 && baseline.Recall < 1 && baseline.F1 < 1))
            throw new ArgumentException("The figures of a baseline are below 1.", nameof(options));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <param name="references">Texts that it may be like; of each figure the best counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>F1; <c>precision</c> and <c>recall</c> are in the metadata.</returns>
    /// <exception cref="MetricComputationException">A text is blank or has no tokens, there is no reference, or the embedder's vectors do not fit.</exception>
    public async Task<ScoreResult> ScoreAsync(string output, IReadOnlyList<string> references, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(references);
        if (references.Count == 0)
            throw new MetricComputationException("BERTScore needs a reference.");
        string[] texts = [output, .. references];
        if (texts.Any(text => PythonText.Strip(text).Length == 0))
            throw new MetricComputationException("BERTScore cannot compare an empty text.");
        var tokens = await _embedder.EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
        if (tokens.Count != texts.Length || tokens.Any(text => text.Count == 0))
            throw new MetricComputationException(tokens.Count != texts.Length ? $"The embedder gave tokens of {tokens.Count} texts for {texts.Length}." : "A text has no tokens.");
        var best = tokens.Skip(1).Select(reference => GreedyMatching.Match(tokens[0], reference, Weight)).Aggregate((one, other) => one.Best(other));
        if (_options.Baseline is { } baseline)
            best = best.Over(baseline);
        return new ScoreResult(Name, best.F1)
        {
            Reason = $"BERTScore F1: {PythonFloat.Fixed(best.F1, 4)}",
            Metadata = new JsonObject { ["precision"] = best.Precision, ["recall"] = best.Recall },
        };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(arguments.Text("output"), References(arguments), cancellationToken).ConfigureAwait(false);

    private double Weight(string token) => _options.Weights?.Of(token) ?? 1;

    // One output has one group of references: a text, a list of texts, or a list with that list in it.
    private static IReadOnlyList<string> References(ScoreArguments arguments) => arguments["reference"] is JsonArray { Count: 1 } groups && groups[0] is JsonArray group
        ? new ScoreArguments(new JsonObject { ["reference"] = group.DeepClone() }).Texts("reference")
        : arguments.Texts("reference");
}
