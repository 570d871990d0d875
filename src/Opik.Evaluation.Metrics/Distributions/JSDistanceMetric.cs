using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Distributions;

/// <summary>
/// The Jensen-Shannon divergence of the words of two texts: 0 for the same words equally often, 1 (at base 2) for none in
/// common. Despite its name, which every client has, the value is the divergence; its root, the distance, is in the metadata.
/// Arguments: <c>output</c>, <c>reference</c>. Python: <c>JSDistance</c>.
/// </summary>
public sealed class JSDistanceMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output"), new("reference")];
    private readonly JensenShannonOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base is not above 1.</exception>
    public JSDistanceMetric(JensenShannonOptions? options = null)
        : base("js_distance_metric", options)
    {
        _options = options ?? new JensenShannonOptions();
        JensenShannon.CheckBase(_options.Base);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores: from 0 to the logarithm of 2; metadata: <c>distance</c> (the square root), <c>base</c>.</summary>
    /// <exception cref="MetricComputationException">A text is null or has no words.</exception>
    public ScoreResult Score(string? output, string? reference)
    {
        var divergence = JensenShannon.Divergence(WordCounts.Of(output, reference, _options.Tokenizer), _options.Base);
        return new(Name, divergence)
        {
            Reason = $"Jensen-Shannon divergence (base={PythonFloat.General(_options.Base, 6)}): {PythonFloat.Fixed(divergence, 4)}",
            Metadata = new JsonObject { ["distance"] = Math.Sqrt(divergence), ["base"] = _options.Base },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(arguments.Text("output"), arguments.Text("reference")));
    }
}
