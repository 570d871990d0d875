using Opik.Evaluation.Lexicons.Hyphenation;

namespace Opik.Evaluation.Readability;

/// <summary>What the readability metric lets one choose.</summary>
public sealed record ReadabilityOptions : MetricOptions
{
    /// <summary>Lowest grade that is within bounds; null: no bound. Python: <c>min_grade</c>.</summary>
    public double? MinGrade { get; init; }

    /// <summary>Highest grade that is within bounds; null: no bound. Python: <c>max_grade</c>.</summary>
    public double? MaxGrade { get; init; }

    /// <summary>
    /// Locale of the text, e.g. <c>de_DE</c> or <c>fr</c>: it decides how syllables are counted and about the constants of the
    /// reading ease. Default: <c>en_US</c>. Python: <c>language</c>.
    /// </summary>
    public string Language { get; init; } = "en_US";

    /// <summary>Whether the value is 1 within the bounds and 0 outside, instead of the reading ease. Python: <c>enforce_bounds</c>.</summary>
    public bool EnforceBounds { get; init; }

    /// <summary>
    /// Patterns to count syllables by, e.g. of a dictionary of LibreOffice (<see cref="HyphenationPatterns.ReadDictionary"/>), which
    /// the Python client uses; null: those that come with this library.
    /// </summary>
    public HyphenationPatterns? Hyphenation { get; init; }
}
