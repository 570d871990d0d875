namespace Opik.Server.OpenApi;

/// <summary>Both shapes of an error: a list of sentences, or a code with its message. Only described, never made.</summary>
internal sealed record ErrorAnswer(IReadOnlyList<string>? Errors, int? Code, string? Message, string? Details);
