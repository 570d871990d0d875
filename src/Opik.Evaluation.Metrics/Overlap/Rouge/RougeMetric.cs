using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.Rouge;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// ROUGE: what a summary shares with a reference, as F1 of precision and recall, 0 to 1; of several references the best one.
/// C.-Y. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004). Words of all scripts count, which those of the
/// official client do not; see <see cref="RougeOptions.Compatibility"/>. Python: <c>ROUGE</c>.
/// </summary>
public sealed class RougeMetric : Metric
{
    private static readonly string[] Names = ["rouge1", "rouge2", "rougeL", "rougeLsum"];
    private readonly RougeOptions _options;
    private readonly RougeWords _words;

    /// <param name="options">Choices; null: the defaults, and the name <c>rouge_metric</c>.</param>
    public RougeMetric(RougeOptions? options = null)
        : base("rouge_metric", options)
    {
        _options = options ?? new RougeOptions();
        if (!Enum.IsDefined(_options.Type))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Type, "There is no such type of ROUGE.");
        _words = new RougeWords(_options);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <exception cref="MetricComputationException">The output or a reference is blank, or there is no reference.</exception>
    public ScoreResult Score(string output, params IReadOnlyList<string> references)
    {
        ReferenceTexts.Check("ROUGE", output, references);
        var best = references.Max(reference => Score(output, reference));
        return new ScoreResult(Name, best) { Reason = $"{Names[(int)_options.Type]} score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Score(string output, string reference) => _options.Type switch
    {
        RougeType.Rouge1 => RougeScore.NGrams(_words.Of(output), _words.Of(reference), 1),
        RougeType.Rouge2 => RougeScore.NGrams(_words.Of(output), _words.Of(reference), 2),
        RougeType.RougeL => RougeScore.Subsequence(_words.Of(output), _words.Of(reference)),
        _ => RougeScore.Summary(_words.Parts(output), _words.Parts(reference)),
    };
}
