namespace Opik.Evaluation.Language;

/// <summary>Finds the language of a text. Python: <c>detector</c>.</summary>
public interface ILanguageDetector
{
    /// <summary>Detects the language of a text that is not blank.</summary>
    LanguageDetection Detect(string text);
}
