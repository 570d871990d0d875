namespace Opik.Evaluation.Language;

/// <summary>What a detector found.</summary>
/// <param name="Language">Code of the language, e.g. <c>en</c>; empty: not known.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
public readonly record struct LanguageDetection(string Language, double Confidence);
