namespace Opik.Server.Features.Runners.Model;

/// <summary>Something a job has printed.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="At">When the server took it; runners send no time. Null in answers that do not ask for it.</param>
internal sealed record RunnerLogEntry(string? Stream, string? Text, DateTime? At = null);
