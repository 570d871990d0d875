namespace Opik.Llm;

/// <summary>A picture, recording or document: its bytes, or where it is.</summary>
/// <param name="MediaType">Such as <c>image/png</c>; null: not said.</param>
/// <param name="Base64">The bytes; null when <paramref name="Address"/> is given.</param>
/// <param name="Address">Where it is.</param>
internal sealed record ChatMediaPart(string? MediaType, string? Base64, string? Address) : ChatPart;
