using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.Bleu;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// BLEU of several outputs taken together: counts are added up before they are divided, so that long sentences weigh more.
/// 0 to 1. Python: <c>CorpusBLEU</c>.
/// </summary>
public sealed class CorpusBleuMetric : Metric
{
    private readonly BleuScore _score;
    private readonly string _method;

    /// <param name="options">Choices; null: the defaults, and the name <c>corpus_bleu_metric</c>.</param>
    /// <exception cref="ArgumentException">The order is below 1, or the weights do not fit.</exception>
    public CorpusBleuMetric(BleuOptions? options = null)
        : base("corpus_bleu_metric", options) => (_score, _method) = (new BleuScore(options ?? new BleuOptions()), (options ?? new BleuOptions()).SmoothingMethod);

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores texts.</summary>
    /// <param name="outputs">The texts.</param>
    /// <param name="references">References of each.</param>
    /// <exception cref="MetricComputationException">A text is blank, a text has no reference, or there are more of one than of the other.</exception>
    public ScoreResult Score(IReadOnlyList<string> outputs, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(references);
        if (outputs.Count != references.Count)
            throw new MetricComputationException($"There are {outputs.Count} outputs, but references for {references.Count}.");
        if (outputs.Count == 0)
            throw new MetricComputationException("Corpus BLEU cannot score an empty list of outputs.");
        foreach (var (output, own) in outputs.Zip(references))
            ReferenceTexts.Check("Corpus BLEU", output, own);
        var value = _score.Of([.. outputs.Zip(references, _score.Count)]);
        return new ScoreResult(Name, value) { Reason = $"Corpus-level BLEU (nltk, method={_method}): {PythonFloat.Fixed(value, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        arguments["output"] is JsonArray && arguments["reference"] is JsonArray references
            ? new(Score(arguments.Texts("output"), [.. references.Select(References)]))
            : throw new MetricComputationException("Corpus BLEU takes a list of outputs, and a list with the references of each.");

    private static IReadOnlyList<string> References(JsonNode? item) => item is JsonArray list ? [.. list.Select(Text)] : [Text(item)];

    private static string Text(JsonNode? item) =>
        item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw new MetricComputationException("A reference of corpus BLEU is a text or a list of texts.");
}
