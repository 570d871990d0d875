namespace Opik.Server.Features.Runners.Model;

/// <summary>Something a job has printed.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record RunnerLogEntry(string? Stream, string? Text);
