using Opik.Evaluation.Lexicons.Languages;

namespace Opik.Evaluation.Language;

/// <summary>
/// Detects 60 languages by their typical sequences of bytes, from a short sentence on. English words among those of another
/// language, and texts of one or two words, mislead it; measured in <c>docs/adr/0017-language-data.md</c>.
/// </summary>
public sealed class NgramLanguageDetector : ILanguageDetector
{
    /// <inheritdoc/>
    /// <returns>A code of two letters (ISO 639-1), empty for texts without letters; the confidence is the distance to the next language.</returns>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public LanguageDetection Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (language, confidence) = LanguageProfiles.Detect(text);
        return new(language, confidence);
    }
}
