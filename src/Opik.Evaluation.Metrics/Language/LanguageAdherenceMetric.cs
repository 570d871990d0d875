using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Language;

/// <summary>
/// Whether a text is in the expected language: 1, else 0. How sure the detector is does not matter, but is in the metadata.
/// Python: <c>LanguageAdherenceMetric</c>.
/// </summary>
public sealed class LanguageAdherenceMetric : Metric
{
    private readonly string _expected;
    private readonly ILanguageDetector _detector;

    /// <param name="expectedLanguage">Code of the language as the detector writes it: two letters for the default one, e.g. <c>en</c>.</param>
    /// <param name="options">Detector, name and tracking; null: the defaults, and the name <c>language_adherence_metric</c>.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked.</exception>
    public LanguageAdherenceMetric(string expectedLanguage, LanguageAdherenceOptions? options = null)
        : base("language_adherence_metric", options)
    {
        ArgumentNullException.ThrowIfNull(expectedLanguage);
        (_expected, _detector) = (expectedLanguage, options?.Detector ?? new NgramLanguageDetector());
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <exception cref="MetricComputationException">The text is blank.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public ScoreResult Score(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (PythonText.Strip(output).Length == 0)
            throw new MetricComputationException("A blank text is in no language.");
        var found = _detector.Detect(output);
        var isExpected = found.Language == _expected;
        return new ScoreResult(Name, isExpected ? 1 : 0)
        {
            Reason = isExpected ? "Language adheres to expectation" : $"Detected language '{found.Language}' differs from expected '{_expected}'",
            Metadata = new JsonObject { ["detected_language"] = found.Language, ["confidence"] = found.Confidence, ["expected_language"] = _expected },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output")));
}
