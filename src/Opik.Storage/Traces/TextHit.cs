namespace Opik.Storage;

/// <summary>A trace or span that contains a text.</summary>
/// <param name="Id">The trace or span.</param>
/// <param name="IsTrace">Whether it is a trace.</param>
/// <param name="Part">The first part that contains the text.</param>
/// <param name="Snippet">Words around it; null for hits beyond those that were asked for with words.</param>
public readonly record struct TextHit(Guid Id, bool IsTrace, TextPart Part, TextSnippet? Snippet);
