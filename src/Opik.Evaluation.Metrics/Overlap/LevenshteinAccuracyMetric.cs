namespace Opik.Evaluation.Overlap;

/// <summary>
/// <see cref="LevenshteinRatioMetric"/> for optimizers: it takes the right answer from a column of the dataset, and where a text is
/// missing it gives a failed score of 0 and no exception. Python: <c>LevenshteinAccuracyMetric</c> of <c>opik_optimizer</c>.
/// </summary>
public sealed class LevenshteinAccuracyMetric : Metric
{
    private readonly LevenshteinRatioMetric _ratio = new();
    private readonly LevenshteinAccuracyOptions _options;

    /// <param name="options">Choices; null: the defaults, and the name <c>accuracy</c>.</param>
    public LevenshteinAccuracyMetric(LevenshteinAccuracyOptions? options = null)
        : base("accuracy", options)
    {
        _options = options ?? new LevenshteinAccuracyOptions();
        // Not required, so that what is missing fails one score and not the evaluation.
        Parameters = [new(_options.OutputKey, IsRequired: false), new(_options.ReferenceKey, IsRequired: false)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; }

    /// <summary>Scores an answer.</summary>
    /// <param name="output">The answer.</param>
    /// <param name="reference">The right one.</param>
    public ScoreResult Score(string output, string reference) => _ratio.Score(output, reference) with { Name = Name };

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            return new(Score(arguments.Text(_options.OutputKey), arguments.Text(_options.ReferenceKey)));
        }
        catch (MetricComputationException missing)
        {
            return new(ScoreResult.Failed(Name, missing));
        }
    }
}
