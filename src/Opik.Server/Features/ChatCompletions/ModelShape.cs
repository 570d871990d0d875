namespace Opik.Server.Features.ChatCompletions;

/// <summary>A model that can be asked.</summary>
internal sealed record ModelShape(string Id, string? QualifiedName, string Label, bool StructuredOutput, bool Reasoning);
