using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Readability;

/// <summary>
/// How easy a text is to read: the Flesch reading ease, cut to 0 to 100 and divided by 100 (higher is easier), or whether its
/// Flesch–Kincaid grade lies within bounds. Flesch, "A new readability yardstick", 1948; Kincaid et al., "Derivation of New
/// Readability Formulas", 1975. Python: <c>Readability</c>.
/// </summary>
public sealed class ReadabilityMetric : Metric
{
    private readonly ReadabilityOptions _options;
    private readonly Lazy<SyllableCounter> _syllables;

    /// <param name="options">Language, bounds, name and tracking; null: the defaults, and the name <c>readability_metric</c>.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked.</exception>
    public ReadabilityMetric(ReadabilityOptions? options = null)
        : base("readability_metric", options)
    {
        _options = options ?? new();
        _syllables = new(() => new(_options.Language, _options.Hyphenation));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <returns>Ease, grade and counts are in the metadata.</returns>
    /// <exception cref="MetricComputationException">The text has no words, or there are no patterns for the language.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public ScoreResult Score(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = PythonText.Strip(output);
        var words = ReadabilityText.Words(text).Count;
        if (words == 0)
            throw new MetricComputationException("There is nothing to read in a text without words.");
        var sentences = ReadabilityText.CountSentences(text);
        var syllables = CountSyllables(text);
        var (perSentence, perWord) = ((double)words / sentences, (double)syllables / words);
        var (ease, grade) = syllables == 0 ? (0, 0) : (Ease(perSentence, perWord), (0.39 * perSentence) + (11.8 * perWord) - 15.59);
        var isWithin = !(grade < _options.MinGrade) && !(grade > _options.MaxGrade);
        return new ScoreResult(Name, _options.EnforceBounds ? isWithin ? 1 : 0 : Math.Clamp(ease, 0, 100) / 100)
        {
            Reason = !_options.EnforceBounds
                ? $"Flesch Reading Ease: {PythonFloat.Fixed(ease, 2)} | Flesch-Kincaid Grade: {PythonFloat.Fixed(grade, 2)}"
                : isWithin ? "Text meets readability targets" : "Text falls outside readability targets",
            Metadata = new JsonObject
            {
                ["flesch_reading_ease"] = ease,
                ["flesch_kincaid_grade"] = grade,
                ["words_per_sentence"] = perSentence,
                ["syllables_per_word"] = perWord,
                ["sentence_count"] = sentences,
                ["word_count"] = words,
                ["syllable_count"] = syllables,
                ["min_grade"] = _options.MinGrade,
                ["max_grade"] = _options.MaxGrade,
                ["within_grade_bounds"] = isWithin,
            },
        };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(arguments.Text("output")));

    private int CountSyllables(string text)
    {
        try
        {
            return _syllables.Value.Count(text);
        }
        catch (NotSupportedException exception)
        {
            throw new MetricComputationException(exception.Message, exception);
        }
    }

    private double Ease(double perSentence, double perWord)
    {
        var constants = FleschConstants.Of(_syllables.Value.Language);
        return constants.Base - (constants.PerSentence * perSentence) - (constants.PerWord * perWord);
    }
}
