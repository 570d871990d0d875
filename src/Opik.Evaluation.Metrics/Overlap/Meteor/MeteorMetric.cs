using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.Meteor;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// METEOR: words that two texts share, as such, by their stems or as synonyms, with a penalty for a different order; 0 to 1, of
/// several references the best one. Words are what stands between blanks, in small letters. S. Banerjee and A. Lavie, "METEOR:
/// An Automatic Metric for MT Evaluation" (ACL 2005). Python: <c>METEOR</c>.
/// </summary>
public sealed class MeteorMetric : Metric
{
    private readonly MeteorOptions _options;
    private readonly ISynonyms _synonyms;

    /// <param name="options">Choices; null: the defaults, and the name <c>meteor_metric</c>.</param>
    public MeteorMetric(MeteorOptions? options = null)
        : base("meteor_metric", options)
    {
        _options = options ?? new MeteorOptions();
        _synonyms = _options.Synonyms ?? WordNetSynonyms.Instance;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("reference")];

    /// <summary>Scores a text.</summary>
    /// <exception cref="MetricComputationException">The output or a reference is blank, or there is no reference.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public ScoreResult Score(string output, params IReadOnlyList<string> references)
    {
        ReferenceTexts.Check("METEOR", output, references);
        var words = PythonWords.Split(PythonCase.Lower(output));
        var best = references.Max(reference => Score(words, PythonWords.Split(PythonCase.Lower(reference))));
        return new ScoreResult(Name, best) { Reason = $"METEOR score: {PythonFloat.Fixed(best, 4)}" };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output"), arguments.Texts("reference")));

    private double Score(List<string> output, List<string> reference)
    {
        var alignment = new MeteorAlignment(output, reference, _synonyms);
        if (alignment.Matches == 0)
            return 0;
        var (precision, recall) = ((double)alignment.Matches / output.Count, (double)alignment.Matches / reference.Count);
        var divisor = (_options.Alpha * precision) + ((1 - _options.Alpha) * recall);
        if (divisor == 0)
            return 0;
        var mean = precision * recall / divisor;
        return (1 - (_options.Gamma * Math.Pow((double)alignment.Chunks / alignment.Matches, _options.Beta))) * mean;
    }
}
