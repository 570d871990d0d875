using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.Bleu;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// BLEU of one output: how many of its word n-grams the references have, 0 to 1, with a penalty for being shorter. Large and
/// small letters are alike; punctuation belongs to its word. Python: <c>SentenceBLEU</c>.
/// </summary>
public sealed class SentenceBleuMetric : Metric
{
    private readonly BleuScore _score;
    private readonly string _method;

    /// <param name="options">Choices; null: the defaults, and the name <c>sentence_bleu_metric</c>.</param>
    /// <exception cref="ArgumentException">The order is below 1, or the weights do not fit.</exception>
    public SentenceBleuMetric(BleuOptions? options = null)
        : base("sentence_bleu_metric", options) => (_score, _method) = (new BleuScore(options ?? new BleuOptions()), (options ?? new BleuOptions()).SmoothingMethod);

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <exception cref="MetricComputationException">The output or a reference is blank, there is no reference, or the smoothing method does not work for it.</exception>
    public ScoreResult Score(string output, params IReadOnlyList<string> references)
    {
        ReferenceTexts.Check("BLEU", output, references);
        var value = _score.Of(_score.Count(output, references));
        return new ScoreResult(Name, value) { Reason = $"Sentence-level BLEU (nltk, method={_method}): {PythonFloat.Fixed(value, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));
}
