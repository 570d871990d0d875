namespace Opik.Storage;

/// <summary>The cells of a variant together.</summary>
/// <param name="Variant">The variant, from 0.</param>
/// <param name="Done">Cells with an answer.</param>
/// <param name="Failed">Cells without.</param>
/// <param name="Cost">USD of those with a known price; null: there is none.</param>
/// <param name="Duration">Average, milliseconds, of those with an answer.</param>
/// <param name="PromptTokens">Sum.</param>
/// <param name="CompletionTokens">Sum.</param>
public sealed record PlaygroundTotals(int Variant, long Done, long Failed, double? Cost, double? Duration, long PromptTokens, long CompletionTokens);
