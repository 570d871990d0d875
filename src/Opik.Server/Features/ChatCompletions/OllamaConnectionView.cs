namespace Opik.Server.Features.ChatCompletions;

/// <summary>Outcome of a look at an Ollama instance.</summary>
internal sealed record OllamaConnectionView(bool Connected, string? Version, string? ErrorMessage);
