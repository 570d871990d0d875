using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// How alike two texts are, letter by letter: 0 (nothing in common) to 1 (equal). In spite of its name it is the normalised Indel
/// similarity, <c>2·LCS / (|a| + |b|)</c> with the longest common subsequence of code points, as the official client has it: a
/// replaced letter counts as one taken out and one put in. Two empty texts are equal. Python: <c>LevenshteinRatio</c>.
/// </summary>
public sealed class LevenshteinRatioMetric : Metric
{
    private readonly bool _isCaseSensitive;

    /// <param name="caseSensitive">Whether large and small letters differ.</param>
    /// <param name="options">Name and tracking; null: the defaults, and the name <c>levenshtein_ratio_metric</c>.</param>
    public LevenshteinRatioMetric(bool caseSensitive = false, MetricOptions? options = null)
        : base("levenshtein_ratio_metric", options) => _isCaseSensitive = caseSensitive;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <param name="reference">What it should be.</param>
    public ScoreResult Score(string output, string reference)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(reference);
        var points = new CodePoints(stackalloc int[CodePoints.Ascii]);
        var (left, right) = (points.Of(Case(output)), points.Of(Case(reference)));
        var length = left.Length + right.Length;
        var distance = length - (2 * CommonSubsequence.Length(left, right, points.Count));
        return new ScoreResult(Name, length == 0 ? 1 : 1 - ((double)distance / length));
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Text("reference")));

    private string Case(string text) => _isCaseSensitive ? text : PythonCase.Lower(text);
}
